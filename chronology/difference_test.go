package chronology

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestDifferencesAreTheWordsThatAnotherTextHasNot(t *testing.T) {
	for _, c := range []struct {
		name  string
		texts []string
		want  []string // of each text the marked words, parted by |
	}{
		{"nothing differs", []string{"A visit.", "A visit.", "A visit."}, []string{"", "", ""}},
		{"each side changed a word", []string{"A visit at ten.", "A visit at eleven.", "A home visit at ten."},
			[]string{"ten.", "eleven.", "home|ten."}},
		{"words that follow one another are one run", []string{"She rang.", "She rang the duty desk twice.", "She rang."},
			[]string{"rang.", "rang the duty desk twice.", "rang."}},
		{"a word left out is marked where it stands", []string{"was not seen", "was seen", "was not seen"}, []string{"not", "", "not"}},
		{"what means the same is written otherwise", []string{"Mum seen", "Mother seen", "Mum seen"}, []string{"Mum", "Mother", "Mum"}},
		{"an empty text is nothing to differ from", []string{"", "A visit today", "A visit"}, []string{"", "today", ""}},
		{"all others are empty", []string{"", "A visit", ""}, []string{"", "", ""}},
		{"words that changed places", []string{"Anna then Ben", "Ben then Anna"}, []string{"Anna then", "then Anna"}},
		{"lines are not joined", []string{"", "one: x\ntwo: y", "one: z\ntwo: w"}, []string{"", "x|y", "z|w"}},
		{"letters of several bytes", []string{"Zoë née Łucja", "Zoë née Łucjan"}, []string{"Łucja", "Łucjan"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for i, marks := range Differences(c.texts...) {
				var words []string
				for _, at := range marks {
					words = append(words, c.texts[i][at[0]:at[1]])
				}
				got = append(got, strings.Join(words, "|"))
			}
			assert.Equal(t, c.want, got)
		})
	}
}

func TestDifferencesOfLongTextsAreFoundToo(t *testing.T) {
	long := strings.Repeat("word ", 3000)
	marks := Differences("begin "+long+"one end", "start "+long+"two end, "+long)
	assert.Equal(t, [2]int{0, len("begin")}, marks[0][0])
	assert.Equal(t, [2]int{0, len("start")}, marks[1][0])
	assert.Len(t, marks[0], 2, "and one end")
}
