package chronology_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

// toldFacts are what contacts are about, each as several people would write it.
// No sentence is taken from another set.
var toldFacts = [][]string{
	{"Neighbours complained of shouting at night", "Report of a loud row heard through the wall", "Noise complaint: adults yelling late in the evening", "Third party says raised voices woke the street"},
	{"child had a black eye", "bruising noted round the left eye", "mark seen on the girl's face near her eye", "swollen eye, cause not given"},
	{"burn to the hand from an iron", "scald on the fingers", "blister on the palm, said to be from an iron", "hand dressed for a burn"},
	{"mother missed her clinic slot", "did not attend the antenatal booking", "no show for the midwife", "DNA antenatal clinic, second time"},
	{"father smelt of cannabis", "strong smell of drugs about dad", "partner appeared to be under the influence", "dad seemed stoned when he opened the door"},
	{"rent arrears letter served", "notice seeking possession because of debt", "owes eleven weeks' rent, told she may lose the tenancy", "eviction warning"},
	{"nursery place refused because of fees", "child withdrawn from nursery, money owed", "no longer going to nursery: unpaid bill", "place at pre-school closed for non-payment"},
	{"health visitor could not get in", "no access visit by HV", "card left, nobody answered the HV's knock", "visit failed, blinds drawn"},
	{"ambulance called for a seizure", "999: fit lasting four minutes", "child found shaking, paramedics attended", "febrile convulsion, taken in by crew"},
	{"school reported absence for nine days", "attendance down, not in class since the holiday", "pupil absent over a week without word", "education welfare told of a run of absences"},
	{"grandmother asked for help with the children", "nan rang to say she cannot cope", "maternal gran requests support, exhausted", "relative caring for both kids wants respite"},
	{"overdose of paracetamol", "took about twenty tablets", "self-harm by poisoning, levels checked", "swallowed pills after an argument"},
	{"police removed a knife from the kitchen", "officers seized a blade at the flat", "weapon found in a drawer", "knife handed over to the constable"},
	{"strategy meeting agreed joint enquiries", "section 47 to be undertaken with police", "discussion held; single assessment and medical planned", "multi-agency meeting: child protection enquiry begins"},
	{"weight fell below the second centile", "weight gain poor, plotted under 2nd line", "baby not thriving, feeds short", "faltering growth noted at weigh-in"},
	{"GP prescribed tablets for low mood", "antidepressants started", "depression score high, medicated", "surgery gave fluoxetine for depression"},
	{"dog bite to the calf", "bitten on the leg by the family's dog", "puncture wounds to lower leg from a pet", "animal bite cleaned and dressed"},
	{"mother moved to a refuge", "fled to a women's hostel out of area", "now living in safe accommodation", "left him, gone to a refuge"},
	{"speech delay: two words at two years", "language behind, referred to speech therapist", "child hardly talks, SALT referral made", "not speaking in sentences"},
	{"home dirty with dog mess on the floor", "conditions filthy, faeces in the hall", "house unclean and smelling", "squalid kitchen, no food seen"},
}

// tellings are the words that agencies put round what they write.
var tellings = []string{
	"%s. Recorded on the system; discussed with the manager.", "Telephone contact: %s. No further action.", "%s; plan to review next week.", "Entry made by duty: %s.",
	"Seen at the base. %s. Letter to follow.", "%s. Mother was calm and thanked the worker.", "Message taken for the team: %s.", "%s. Advice given, safety plan talked through.",
}

// toldTwice is an invented review made otherwise than reworded: contacts about one
// or two matters, of which a part is told by a second agency in its own words, a day
// later here and there; and on many of the same days other agencies write of other
// matters of the same people.
func toldTwice(seed uint64, contacts, twins int) (*chronology.Review, pairs) {
	chance := rand.New(rand.NewPCG(seed, 5))
	r, same := chronology.NewReview("Told twice"), pairs{}
	var agencies []*chronology.Agency
	for _, name := range []string{"Police", "Hospital", "Health visiting", "School", "Housing", "Children's services", "GP surgery"} {
		a := r.EnsureAgency(name)
		r.Put(a)
		agencies = append(agencies, a)
	}
	detail := func() string { // a street, a name, a thing, which few other contacts have
		const heads, tails = "Ash Bar Cor Dun Esk Fen Gar Hol Ing Kel Lam Mor Nor Oak Pen Rav Sta Thorn Wal Yar", "ley ton by ham wick ford gate mere more field"
		name := strings.Fields(heads)[chance.IntN(20)] + strings.Fields(tails)[chance.IntN(10)]
		return fmt.Sprintf([]string{"at %s Road", "with Mrs %s", "near the %s shop", "by bus from %s"}[chance.IntN(4)], name)
	}
	tell := func(agency *chronology.Agency, day time.Time, matters []int, avoid []int, details []string) (*chronology.Event, []int) {
		var said []string
		var ways []int
		for i, m := range matters {
			way := chance.IntN(len(toldFacts[m]))
			for avoid != nil && i < len(avoid) && way == avoid[i] {
				way = chance.IntN(len(toldFacts[m]))
			}
			said, ways = append(said, toldFacts[m][way]), append(ways, way)
		}
		for _, d := range details {
			if chance.IntN(10) < 7 {
				said = append(said, d)
			}
		}
		e := &chronology.Event{UID: chronology.NewUID(), Agency: agency.UID, Source: "Record", When: chronology.When{Wording: day.Format("2 January 2006")},
			What: fmt.Sprintf(tellings[chance.IntN(len(tellings))], strings.Join(said, ", "))}
		r.Put(e)
		return e, ways
	}
	begin := time.Date(2012, time.March, 1, 0, 0, 0, 0, time.UTC)
	for i := range contacts {
		day := begin.AddDate(0, 0, chance.IntN(760))
		matters := chance.Perm(len(toldFacts))[:1+chance.IntN(2)]
		first := chance.IntN(len(agencies))
		details := []string{detail(), detail()}
		e, ways := tell(agencies[first], day, matters, nil, details)
		if i >= twins {
			continue
		}
		if chance.IntN(4) == 0 {
			day = day.AddDate(0, 0, 1)
		}
		second, _ := tell(agencies[(first+1+chance.IntN(len(agencies)-1))%len(agencies)], day, matters, ways, details)
		same.add(e.UID, second.UID)
		if chance.IntN(2) == 0 { // and another matter on that day
			tell(agencies[chance.IntN(len(agencies))], day, chance.Perm(len(toldFacts))[:1], nil, []string{detail()})
		}
	}
	return r, same
}

// firstOf says how many of the first proposals are true.
func (p pairs) firstOf(twins []chronology.Twin, n int) float64 {
	precision, _ := p.measured(twins[:min(n, len(twins))])
	return precision
}

func TestTheFirstProposalsAreTrueOnes(t *testing.T) {
	for seed := range uint64(3) {
		r, same := toldTwice(seed, 400, 60)
		twins, err := chronology.Solve(r).Twins(nil)
		require.NoError(t, err)
		precision, recall := same.measured(twins)
		t.Logf("%d pairs, %d proposed, precision %.2f, recall %.2f, of the first twenty %.2f", len(same), len(twins), precision, recall, same.firstOf(twins, 20))
		assert.GreaterOrEqual(t, same.firstOf(twins, 20), 0.8)
		assert.Greater(t, precision, 0.6)
		assert.Greater(t, recall, 0.65)
	}
}

// TestManyEntriesAreNotAlikeByChance looks for duplicates among so many entries that
// thousands are somewhat alike.
func TestManyEntriesAreNotAlikeByChance(t *testing.T) {
	r, same := reworded(10_000, 500)
	twins, err := chronology.Solve(r).Twins(nil)
	require.NoError(t, err)
	precision, recall := same.measured(twins)
	t.Logf("%d pairs, %d proposed, precision %.2f, recall %.2f, of the first twenty %.2f", len(same), len(twins), precision, recall, same.firstOf(twins, 20))
	assert.GreaterOrEqual(t, same.firstOf(twins, 20), 0.95)
	assert.Greater(t, precision, 0.35)
	assert.Greater(t, recall, 0.4)
}
