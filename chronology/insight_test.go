package chronology

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAnEventWithoutAKindCountsAsContact(t *testing.T) {
	r := reviewOf([2]string{"a", "1 May 2013"}, [2]string{"b", "2 May 2013"}, [2]string{"c", "3 May 2013"})
	r.Put(&Person{UID: "child", Label: "Baby C", Child: true})
	r.Put(&Kind{UID: "meeting", Name: "meeting", Symbol: SymbolMeeting})
	seen := r.Event("a").Copy()
	seen.Seen = []ChildSeen{{Child: "child", State: SeenYes}}
	r.Put(seen)
	among := r.Event("c").Copy()
	among.Kind = "meeting"
	r.Put(among)
	var said []string
	for _, x := range Insights(r, Solve(r), Filter{}) {
		if x.Kind == InsightSeen {
			said = append(said, x.Text)
		}
	}
	require.Len(t, said, 1)
	assert.Equal(t, "Health visiting: Baby C seen at 1 of 2 contacts, not seen at 0, not recorded at 1.", said[0], "as silences count them: a meeting of agencies is none")
}
