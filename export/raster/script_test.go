package raster

import (
	"testing"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/shaping"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/assets"
)

func TestPlainLettersAreNotShaped(t *testing.T) {
	for _, plain := range []string{"Police & Fire, 6.13 – “quoted”…", "Łódź Ŵyn", "Ωμέγα", "Жук Ґ", "Cuộc gọi điện thoại", "£20 · 5 months"} {
		_, ok := face(false).width(plain)
		assert.True(t, ok, plain)
	}
	for _, other := range []string{"مدرسة", "בית", "विद्यालय", "e\u0301", "家", "\U000FFFFD", "a\u200Fb"} {
		_, ok := face(false).width(other)
		assert.False(t, ok, other)
	}
}

func TestEveryScriptHasItsFont(t *testing.T) {
	for name, word := range map[string]string{
		"Arabic": "زيارة منزلية", "Urdu": "گھر کا دورہ ٹھیک ہے", "Persian": "پرونده ژاله", "Kurdish": "ێ ۆ ڕ ڵ", "Pashto": "ښوونځی", "Hebrew": "בֵּית סֵפֶר",
		"Hindi": "विद्यालय", "Bengali": "বিদ্যালয়", "Punjabi": "ਸਕੂਲ", "Gujarati": "શાળા", "Tamil": "பள்ளி", "Sinhala": "පාසල",
		"Malayalam": "സ്കൂൾ", "Thai": "โรงเรียน", "Tigrinya": "ትምህርቲ", "Georgian": "სკოლა", "Armenian": "դպրոց",
		"Vietnamese in parts": "Tru\u031Bo\u031B\u0300ng",
	} {
		for _, bold := range []bool{false, true} {
			line := lines.line(word, bold)
			require.NotEmpty(t, line.glyphs, name)
			for _, g := range line.glyphs {
				assert.NotZero(t, g.id, "%s: %s has a glyph for all of it", name, word)
			}
		}
	}
}

func TestJoinedLettersAreNarrowerThanParted(t *testing.T) {
	parted := 0.0
	for _, r := range "مدرسة" {
		parted += Measure(string(r), 1, false)
	}
	assert.Less(t, Measure("مدرسة", 1, false), 0.95*parted)
	assert.Less(t, Measure("क्षत्रिय", 1, false), Measure("क", 1, false)*8)
}

// order is the text that glyphs stand for, from left to right, each run of one
// direction as it is read.
func order(text string) []string {
	var runs []string
	base := di.DirectionLTR
	if firstStrong([]rune(text)) == rightToLeft {
		base = di.DirectionRTL
	}
	var s shaping.Segmenter
	in := shaping.Input{Text: []rune(text), RunEnd: len([]rune(text)), Direction: base}
	for _, r := range visual(s.Split(in, newFonts()), base) {
		runs = append(runs, string(r.Text[r.RunStart:r.RunEnd]))
	}
	return runs
}

func TestLinesThatRunBothWays(t *testing.T) {
	for _, c := range []struct {
		reason, text string
		want         []string
	}{
		{"a name within English", "Visit to בית today", []string{"Visit to ", "בית", " today"}},
		{"English within Hebrew", "בית School ספר", []string{" ספר", "School", "בית "}},
		{"a number in Hebrew", "ביקור 12 דקות", []string{" דקות", "12", "ביקור "}},
		{"a number after Arabic in English", "School: زيارة 12", []string{"School: ", "12", "زيارة "}},
		{"English alone", "School", []string{"School"}},
	} {
		assert.Equal(t, c.want, order(c.text), c.reason)
	}
}

func TestWhatNoFontHasIsDrawnAsASign(t *testing.T) {
	line := lines.line("a\U000FFFFDb", false)
	require.Len(t, line.glyphs, 3)
	sign := lines.line("\uFFFD\u200D", false)
	assert.Equal(t, sign.glyphs[0].id, line.glyphs[1].id, "U+FFFD")
}

func TestMeasureIsWhatIsDrawnInEveryScript(t *testing.T) {
	l := newLetters()
	for _, text := range []string{"مدرسة النور", "ביקור 12", "विद्यालय", "বিদ্যালয়", "ਸਕੂਲ", "பள்ளி", "ትምህርት", "School مدرسة"} {
		for _, bold := range []bool{false, true} {
			const size = 40
			mask := l.strip(text, size, bold).mask
			first, last := mask.Rect.Max.X, mask.Rect.Min.X
			for y := mask.Rect.Min.Y; y < mask.Rect.Max.Y; y++ {
				for x := mask.Rect.Min.X; x < mask.Rect.Max.X; x++ {
					if mask.AlphaAt(x, y).A > 128 {
						first, last = min(first, x), max(last, x)
					}
				}
			}
			assert.InDelta(t, 0, first, size*0.12, "%s begins where it is put", text)
			assert.InDelta(t, Measure(text, size, bold), last, size*0.15, "%s is as wide as is said", text)
		}
	}
}

func TestLinesAreShapedOnce(t *testing.T) {
	Measure("घर का दौरा", 10, false)
	again := testing.AllocsPerRun(10, func() { Measure("घर का दौरा", 12, false) })
	assert.LessOrEqual(t, again, 1.0)
}

func TestFontsThatShipAreRead(t *testing.T) {
	f := newFonts()
	assert.NotNil(t, assets.ScriptFont("Arab"))
	assert.Nil(t, assets.ScriptFont("Hani"))
	for _, r := range "عבक" {
		assert.True(t, has(f.ResolveFace(r), r))
	}
	f.bold = true
	assert.True(t, f.isBold(f.ResolveFace('a')))
	assert.False(t, f.isBold(f.ResolveFace('ع')))
}
