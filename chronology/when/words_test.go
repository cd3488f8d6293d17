package when

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWordsReadLikeAReport(t *testing.T) {
	referral := Mention{Kind: AnchorEvent, Name: "the referral"}
	thursday := Mention{Kind: AnchorEvent, Name: "the referral", Day: Date(2013, time.December, 5), Exact: true}
	baby := Mention{Kind: AnchorBirth, Name: "Baby C"}
	for _, c := range []struct {
		least, most int
		mention     Mention
		want        string
	}{
		{14, 14, referral, "two weeks after the referral"},
		{11, 17, referral, "two weeks after the referral"},
		{0, 0, referral, "the same day as the referral"},
		{1, 1, referral, "the day after the referral"},
		{-1, -1, referral, "the day before the referral"},
		{7, 7, referral, "a week after the referral"},
		{46, 76, referral, "two months after the referral"},
		{-122, -122, referral, "four months before the referral"},
		{365, 365, referral, "a year after the referral"},
		{4, 4, referral, "four days after the referral"},
		{6, 6, referral, "a week after the referral"},
		{0, NoMax, referral, "after the referral"},
		{NoMin, 0, referral, "before the referral"},
		{-7, 7, referral, "about the time of the referral"},
		{14, 14, baby, "two weeks after the birth of Baby C"},
		{70, 76, baby, "when Baby C was 10 weeks old"},
		{335, 364, baby, "when Baby C was 11 months old"},
		{243, 395, baby, "when Baby C was 8 to 12 months old"},
		{126, 132, Mention{Kind: AnchorPregnancy, Name: "Baby C"}, "at 18 weeks of the pregnancy with Baby C"},
	} {
		words := Words(c.least, c.most, c.mention, Context{})
		if assert.NotEmpty(t, words, c.want) {
			assert.Equal(t, c.want, words[0], "%d to %d", c.least, c.most)
		}
	}
	assert.Contains(t, Words(6, 6, thursday, Context{}), "four working days after the referral")
}

func TestWordsReadBackAllowTheTrueDate(t *testing.T) {
	worded := 0
	for seed := range uint64(4000) {
		rng := rand.New(rand.NewPCG(seed, 6))
		least := rng.IntN(1200) - 200
		most := least + rng.IntN(1+rng.IntN(1+rng.IntN(300)))
		m := Mention{Kind: AnchorKind(rng.IntN(3)), JustTold: rng.IntN(2) == 0, Name: "Baby C", Day: Date(2013, 1, 1) + Day(rng.IntN(400)), Exact: rng.IntN(2) == 0}
		for _, words := range Words(least, most, m, Context{}) {
			worded++
			anchor := Anchor{Kind: m.Kind, ID: "x"}
			r, err := Read(words, Context{
				Resolve: func(string) (Anchor, error) { return anchor, nil },
				OwnDay:  func(Anchor) (Day, bool) { return m.Day, m.Exact },
				Default: justTold(m, &anchor),
			})
			require.NoError(t, err, words)
			w := r.Within(func(Anchor) Window { return On(m.Day) })
			require.True(t, w.Contains(m.Day.Add(least)) && w.Contains(m.Day.Add(most)), "%q for %d to %d allows %v", words, least, most, w)
		}
		if least >= 0 || most <= 0 {
			require.NotEmpty(t, Words(least, most, m, Context{}), "%d to %d", least, most)
		}
	}
	require.Greater(t, worded, 10_000)
}

func TestChooseCountsFromWhatTheReaderKnows(t *testing.T) {
	mentions := []Mention{
		{Name: "the telephone call", Strength: 0, Distance: 1},
		{Kind: AnchorBirth, Name: "Baby C", Strength: 3, Distance: 4},
		{Name: "the discharge", Strength: 2, Distance: -1},
	}
	choices := Choose(mentions, func(i int) (int, int) { return 14 + i, 14 + i }, Context{})
	require.Len(t, choices, 3)
	assert.Equal(t, Choice{1, "two weeks after the birth of Baby C"}, choices[0], "a birth means more than a call")
	assert.Equal(t, 2, choices[2].Mention, "what comes later in the text is no anchor for its reader")
}

// justTold is the default anchor of what is worded against an event told before.
func justTold(m Mention, anchor *Anchor) *Anchor {
	if m.JustTold {
		return anchor
	}
	return nil
}

func TestWhatWasJustToldIsNotNamedAgain(t *testing.T) {
	visit := Mention{Kind: AnchorEvent, Name: "the visit", JustTold: true, Day: Date(2013, time.December, 5), Exact: true}
	for _, c := range []struct {
		least, most int
		want        string
	}{
		{0, 0, "the same day"},
		{1, 1, "the following day"},
		{-1, -1, "the day before"},
		{3, 3, "three days later"},
		{14, 14, "two weeks later"},
		{-14, -14, "two weeks earlier"},
		{77, 77, "11 weeks later"},
		{0, 7, "within the following week"},
		{0, NoMax, "afterwards"},
		{NoMin, 0, "earlier"},
	} {
		words := Words(c.least, c.most, visit, Context{})
		if assert.NotEmpty(t, words, c.want) {
			assert.Equal(t, c.want, words[0], "%d to %d", c.least, c.most)
		}
	}
	assert.Contains(t, Words(6, 6, visit, Context{}), "four working days later")
	assert.Contains(t, Words(14, 14, visit, Context{}), "two weeks after the visit", "the name stays at hand")
	named := visit
	named.JustTold = false
	assert.NotContains(t, Words(14, 14, named, Context{}), "two weeks later")
}
