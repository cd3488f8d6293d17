package chronology

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// judge makes a verdict and returns what the review then says of its links.
func judge(r *Review, first, second UID, v Verdict) []Judged {
	made, gone := r.Judge(first, second, v)
	for _, uid := range gone {
		r.Remove(uid)
	}
	for _, l := range made {
		r.Put(l)
	}
	return r.Judged()
}

func TestOneVerdictTakesThePlaceOfAnother(t *testing.T) {
	r := sameContact(&Link{From: "h", To: "p", Kind: LedTo})
	assert.Empty(t, r.Judged(), "other links are no verdict")
	for _, c := range []struct {
		said Verdict
		want []Judged
	}{
		{VerdictSame, []Judged{{First: "h", Second: "p", Verdict: VerdictSame}}},
		{VerdictOnce, []Judged{{First: "h", Second: "p", Verdict: VerdictOnce, Once: true}}},
		{VerdictDisagree, []Judged{{First: "h", Second: "p", Verdict: VerdictDisagree, Once: true}}},
		{VerdictSame, []Judged{{First: "h", Second: "p", Verdict: VerdictDisagree}}},
		{VerdictNotSame, []Judged{{First: "h", Second: "p", Verdict: VerdictNotSame}}},
		{VerdictDisagree, []Judged{{First: "h", Second: "p", Verdict: VerdictDisagree}}},
		{VerdictOpen, nil},
	} {
		assert.Equal(t, c.want, judge(r, "h", "p", c.said))
	}
	assert.Len(t, r.Links, 1, "what led to what stays")
}

func TestTheSideThatIsPrintedChanges(t *testing.T) {
	r := sameContact()
	judge(r, "h", "p", VerdictOnce)
	uid := r.Links[0].UID
	got := judge(r, "p", "h", VerdictOnce)
	require.Len(t, got, 1)
	assert.Equal(t, Judged{First: "p", Second: "h", Verdict: VerdictOnce, Once: true}, got[0])
	assert.Equal(t, uid, r.Links[0].UID, "it is the same link")
	made, gone := r.Judge("p", "h", VerdictOnce)
	assert.Empty(t, made, "said again, nothing changes")
	assert.Empty(t, gone)
}

func TestWhatWasSaidTwiceIsSaidOnce(t *testing.T) {
	r := sameContact(&Link{From: "h", To: "p", Kind: SameEvent}, &Link{From: "p", To: "h", Kind: SameEvent})
	judge(r, "h", "p", VerdictSame)
	assert.Len(t, r.Links, 1)
}
