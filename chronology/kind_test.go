package chronology

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestUsualKindsSayWhichAreContact(t *testing.T) {
	contact := map[string]bool{}
	for _, k := range UsualKinds() {
		contact[k.Name] = k.IsContact()
	}
	assert.Equal(t, map[string]bool{
		"home visit": true, "appointment": true, "appointment not attended": false, "telephone call": true,
		"referral": false, "assessment": true, "decision": false, "meeting": false, "information shared": false,
		"concern raised": false, "action": false, "series of contacts": true, "police attendance": true,
		"hospital attendance": true, "hospital admission": true, "life event": false, "critical incident": true, "other": true,
	}, contact)
}

func TestTheAuthorSaysWhichKindsAreContact(t *testing.T) {
	k := Kind{Symbol: SymbolDecision, Contact: ContactYes}
	assert.True(t, k.IsContact())
	k = Kind{Symbol: SymbolHome, Contact: ContactNo}
	assert.False(t, k.IsContact())
}

func TestWhatFramesTheOthersIsContactOnlyWhereItsKindSaysSo(t *testing.T) {
	kinds := map[UID]*Kind{
		"stay":  {Symbol: SymbolHospital},
		"other": {Symbol: SymbolOther},
		"plan":  {Symbol: SymbolOther, Contact: ContactYes},
	}
	for _, c := range []struct {
		kind UID
		era  bool
		want bool
	}{
		{"stay", true, true}, {"stay", false, true},
		{"other", true, false}, {"other", false, true},
		{"plan", true, true},
		{"", true, false}, {"", false, true}, {"gone", false, true},
	} {
		e := Event{Kind: c.kind, Era: c.era}
		assert.Equal(t, c.want, e.contact(kinds), "%+v", c)
	}
}
