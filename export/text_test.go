package export

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func lineTexts(t *testing.T, limit float64, spans ...span) []string {
	t.Helper()
	w, err := widths()
	require.NoError(t, err)
	wrapper := wrapper{widths: w}
	var lines []string
	for _, l := range wrapper.wrap(spans, limit) {
		text := ""
		for _, p := range l {
			text += p.text
		}
		assert.LessOrEqual(t, l.width(), limit+0.001, "line %q", text)
		lines = append(lines, text)
	}
	return lines
}

func TestWrap(t *testing.T) {
	const size = 10.0
	cases := []struct {
		reason string
		text   string
		limit  float64
		want   []string
	}{
		{"nothing is still a line", "", 50, []string{""}},
		{"at spaces, which stay in the text", "the health visitor called", 60, []string{"the health ", "visitor called"}},
		{"after a hyphen before a letter", "multi-agency", 45, []string{"multi-", "agency"}},
		{"after a slash before a letter", "mother/grandmother", 70, []string{"mother/", "grandmother"}},
		{"never inside a date", "on 12/05/2013", 55, []string{"on ", "12/05/2013"}},
		{"never inside a range of numbers", "week 8-12", 30, []string{"week ", "8-12"}},
		{"between a quotation and a bracket", "the “first visit” (6.10)", 85, []string{"the “first visit” ", "(6.10)"}},
		{"a no-break space holds", "at 16:00\u00a0hours", 62, []string{"at ", "16:00\u00a0hours"}},
		{"a no-break hyphen holds", "an in\u2011house team", 50, []string{"an ", "in\u2011house ", "team"}},
		{"a line end is a line end", "one\ntwo\n\nthree", 100, []string{"one\n", "two\n", "\n", "three"}},
		{"a word wider than the line is broken", "aaaaaaaaaaaa", 30, []string{"aaaaa", "aaaaa", "aa"}},
		{"a last space does not make a line", "one two ", 38, []string{"one two "}},
		{"letters beyond ASCII are measured", "Łódź ŵyneb Ωμέγα", 62, []string{"Łódź ŵyneb ", "Ωμέγα"}},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			assert.Equal(t, c.want, lineTexts(t, c.limit, span{text: c.text, style: style{size: size}}))
		})
	}
}

func TestWrapKeepsAWordOfTwoStylesTogether(t *testing.T) {
	plain, strong := style{regular, 10, ink}, style{bold, 10, ink}
	assert.Equal(t, []string{"see ", "(6.23)."},
		lineTexts(t, 40, span{text: "see (", style: plain}, span{text: "6.23", style: strong}, span{text: ").", style: plain}))
}

func TestWrapLosesNothing(t *testing.T) {
	text := strings.Repeat("Referral to multi-agency hub/MASH — “seen” 12/3 –\u00a0ŷ. ", 40)
	for limit := 5.0; limit < 400; limit += 17 {
		w, err := widths()
		require.NoError(t, err)
		wrapper := wrapper{widths: w}
		joined := ""
		for _, l := range wrapper.wrap([]span{{text: text, style: style{size: 8}}}, limit) {
			for _, p := range l {
				joined += p.text
			}
		}
		require.Equal(t, text, joined)
	}
}

func TestCut(t *testing.T) {
	w, err := widths()
	require.NoError(t, err)
	s := style{size: 10}
	assert.Equal(t, "short", w.cut("short", s, 100))
	cut := w.cut("a title that is too long for its place", s, 80)
	assert.True(t, strings.HasSuffix(cut, "…"))
	assert.LessOrEqual(t, w.text(cut, regular, 10), 80.0)
	assert.Equal(t, "short", w.cutHead("short", s, 100))
	assert.Equal(t, "…for its place", w.cutHead("a title that is too long for its place", s, 80), "of whole words")
	assert.Equal(t, "…wwwwwwwww", w.cutHead(strings.Repeat("w", 40), s, 80), "unless there is but one")
}

func TestClean(t *testing.T) {
	w, err := widths()
	require.NoError(t, err)
	cases := []struct {
		reason, text, want string
		missing            []rune
	}{
		{"plain text stays", "Home visit (no reply)", "Home visit (no reply)", nil},
		{"accents typed apart are composed", "w\u0302yneb", "ŵyneb", nil},
		{"all letters of Europe are there", "Łukasz, Δήμητρα, Ірина, Nguyễn, Siân ŵ ŷ", "Łukasz, Δήμητρα, Ірина, Nguyễn, Siân ŵ ŷ", nil},
		{"line ends are made alike", "a\r\nb\rc\u2028d", "a\nb\nc\nd", nil},
		{"a tab is a space", "a\tb", "a b", nil},
		{"soft hyphens and joiners are invisible", "mid\u00adwife\u200b\u2060", "midwife", nil},
		{"an emoji is replaced and reported", "sent 😀 back", "sent \uFFFD back", []rune{'😀'}},
		{"with its selector it is one replacement", "🌡\uFE0F", "\uFFFD", []rune{'🌡'}},
		{"symbols are lent by another font", "☑ done → ❤\uFE0F", "☑ done → ❤", nil},
		{"ligatures are letters", "o\uFB03ce, \uFB01le", "office, file", nil},
		{"Arabic letters take their forms", "محمد", "\uFEE3\uFEA4\uFEE4\uFEAA", nil},
		{"what has no meaning to a reader is replaced", "a\uF001", "a\uFFFD", []rune{0xF001}},
		{"marks of direction are ours to set", "\u202Ba\u200F", "a", nil},
		{"a script without letters here is replaced", "是", "\uFFFD", []rune{'是'}},
		{"a control character is not dropped", "a\x07b\x7f", "a\uFFFDb\uFFFD", []rune{0x07, 0x7f}},
		{"broken UTF-8 does no harm", "a\xffb\xc3", "a\uFFFDb\uFFFD", nil},
		{"each character is reported once for each place", "😀😀", "\uFFFD\uFFFD", []rune{'😀'}},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			cleaner := cleaner{widths: w}
			assert.Equal(t, c.want, cleaner.clean(c.text, "e1"))
			var missing []rune
			for _, m := range cleaner.missing {
				assert.EqualValues(t, "e1", m.Where)
				missing = append(missing, m.Char)
			}
			assert.Equal(t, c.missing, missing)
		})
	}
}
