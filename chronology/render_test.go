package chronology

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology/naming"
	"throughline.org/throughline/chronology/when"
)

// secretReview is an invented review whose names must not get out.
func secretReview() *Review {
	r := reviewOf([2]string{"birth", "2 May 2012"}, [2]string{"visit", "8 May 2013"}, [2]string{"call", "9 May 2013"}, [2]string{"plan", "from 10 June 2013 to 4 July 2013"})
	r.Settings = &Settings{UID: "settings", Title: "Review of Jane Smith", ScopeFrom: "1 May 2012", ScopeTo: "30 April 2014"}
	r.Put(&Person{UID: "child", RealName: "Jane Hope Smith", Aliases: []string{"Janey"}, Label: "Baby C", Pseudonym: "Alex", Subject: true, Child: true, BirthEvent: "birth"})
	r.Put(&Person{UID: "mother", RealName: "Mary Smith", Label: "Mother", Relationship: "Mother", Family: true})
	r.Put(&Person{UID: "father", RealName: "Will Kowalczyk", Label: "Father", Relationship: "Father"})
	r.Put(&Person{UID: "worker", RealName: "Siân O'Neil", Role: "Social worker"})
	r.Put(&Mask{UID: "mask", Text: "St Mary's Primary School", With: "a primary school"})
	r.Put(&Agency{UID: "school", Name: "St Mary's Primary School", Short: "SM"})
	r.Put(&Abbreviation{UID: "abbreviation", Short: "JSA", Meaning: "Jane Smith's assessment"})
	r.Put(&PanelMember{UID: "member", Name: "Dr Ruth Smith", Representation: "Police"})
	e := r.Event("visit").Copy()
	e.Title = "JANE seen at St Mary's Primary School"
	e.Source = "Letter_Jane_Smith.pdf of 3 May 2013"
	e.What = "Mary told Sian O’Neil that Janey’s arm was marked on 6 May 2013. Mr Kowalczyk agreed. Will he come? She was born on 2 May 2012."
	e.Outcome = "J.S. was seen; Kowalcyzk left."
	e.Known, e.Comment, e.Note = "10 May 2013", "Mary misled us", "Ask Siân"
	e.ExternalID = "JSmith-1"
	e.Professionals = []Professional{{Role: "Nurse of Jane Smith", Person: "worker"}}
	e.Attachments = []Attachment{{Name: "jane smith.jpg", Path: "/home/mary/jane smith.jpg", SHA256: "aa"}}
	e.Told = []Told{{Agency: "school", When: "9 May 2013", By: "Siân", LeftOut: "that Mary hit Jane"}}
	r.Put(e)
	e = r.Event("call").Copy()
	e.When.Wording = "the day after {visit}; when Jane Hope Smith was 12 months old"
	r.Put(e)
	r.Put(&Paragraph{UID: "p", Text: "Jane was seen {¶q} by Mary Smith.", Events: []UID{"visit", "call"}})
	r.Put(&Bookmark{UID: "bookmark", Title: "Jane"})
	return r
}

// everyWord is all that a review holds, as one text.
func everyWord(t *testing.T, r *Review) string {
	t.Helper()
	var b strings.Builder
	for x := range r.All() {
		text, err := json.Marshal(x)
		require.NoError(t, err)
		b.Write(text)
	}
	return b.String()
}

func TestAVersionHoldsNoNameThatItHides(t *testing.T) {
	r := secretReview()
	before := everyWord(t, r)
	d := Solve(r)
	for _, v := range []Version{
		{For: ForPanel}, {For: Published}, {For: Published, Dates: DatesMonth}, {For: Published, Dates: DatesRelative},
		{For: Published, Dates: DatesAge, Neutral: true},
	} {
		c, list := Render(r, d, v)
		text := strings.ReplaceAll(everyWord(t, c), "Dr Ruth Smith", "")
		for _, name := range []string{"Jane", "JANE", "Janey", "jane", "Mary ", "mary smith", "Smith", "Kowal", "Siân", "Sian", "O’Neil", "O'Neil", "J.S.", "JSmith"} {
			assert.False(t, strings.Contains(text, name), "%s in %+v", name, v)
		}
		assert.NotEmpty(t, list)
		assert.Equal(t, v, c.Rendered)
		if v.For == Published {
			assert.NotContains(t, text, "St Mary", "%+v", v)
			assert.NotContains(t, text, "misled")
			assert.Equal(t, "RS", c.Panel[0].Name)
		}
		if v.HidesDays() {
			for _, date := range []string{"2012-05", "2 May", "3 May", "6 May", "8 May", "9 May", "10 May", "10 June"} {
				assert.False(t, strings.Contains(text, date), "%s in %+v", date, v)
			}
		}
		if v.HidesCalendar() {
			assert.False(t, strings.Contains(text, "2013"), "%+v", v)
		}
	}
	assert.Equal(t, before, everyWord(t, r), "the review itself is as it was")
}

func TestThePanelReadsLabels(t *testing.T) {
	r := secretReview()
	d := Solve(r)
	unasked, _ := Render(r, d, Version{For: ForPanel})
	assert.Empty(t, unasked.Event("visit").Comment, "what authors think goes along only where that is asked for")
	c, _ := Render(r, d, Version{For: ForPanel, Comments: true})
	e := c.Event("visit")
	assert.Equal(t, "Baby C seen at St Mary's Primary School", e.Title)
	assert.Equal(t, "Letter_Baby C.pdf of 3 May 2013", e.Source)
	assert.Equal(t, "Mother told the social worker that Baby C’s arm was marked on 6 May 2013. Father agreed. Will he come? She was born on [date of birth].", e.What)
	assert.Equal(t, "Baby C was seen; Father left.", e.Outcome)
	assert.Equal(t, "Baby C-1", e.ExternalID)
	assert.Equal(t, "Nurse of Baby C", e.Professionals[0].Role)
	assert.Equal(t, []Attachment{{Name: "Baby C.jpg"}}, e.Attachments)
	assert.Equal(t, "Social worker", e.Told[0].By)
	assert.Equal(t, "Mother misled us", e.Comment)
	assert.Empty(t, e.Note)
	assert.Equal(t, "Baby C was seen {¶q} by Mother.", c.Paragraph("p").Text)
	assert.Equal(t, "Review of Baby C", c.Settings.Title)
	assert.Equal(t, "Baby C's assessment", c.Abbreviations[0].Meaning)
	assert.Equal(t, "Dr Ruth Smith", c.Panel[0].Name, "the panel's own names are no secret from it")
	assert.Equal(t, "Social worker", c.Person("worker").Name())

	after := Solve(c)
	for _, e := range r.Events {
		assert.Equal(t, d.Of(e.UID).Window, after.Of(e.UID).Window, "the dates are what they were")
		assert.NoError(t, after.Of(e.UID).Err)
		assert.Equal(t, d.Ref(e.UID), after.Ref(e.UID))
	}
}

func TestWhatIsPublishedWordsItsDates(t *testing.T) {
	r := secretReview()
	d := Solve(r)
	for _, c := range []struct {
		policy                         DatePolicy
		visit, call, plan, known, what string
	}{
		{DatesMonth, "May 2013", "May 2013", "from June to July 2013", "May 2013", "marked in May 2013."},
		{DatesRelative, "when Alex was 12 months old", "the following day", "from ", "two days later", "marked two days earlier."},
		{DatesAge, "when Alex was 12 months old", "when Alex was 12 months old", "from when Alex was 13 months old to when Alex was 14 months old", "two days later", "marked when Alex was 12 months old."},
	} {
		copied, _ := Render(r, d, Version{For: Published, Dates: c.policy})
		visit := copied.Event("visit")
		assert.Equal(t, c.visit, visit.When.Wording, c.policy)
		assert.Equal(t, c.call, copied.Event("call").When.Wording, c.policy)
		assert.Contains(t, copied.Event("plan").When.Wording, c.plan, c.policy)
		assert.Equal(t, c.known, visit.Known, c.policy)
		assert.Contains(t, visit.What, c.what)

		after := Solve(copied)
		for i, e := range d.Order() {
			assert.Equal(t, e.UID, after.Order()[i].UID, "the order of the chronology is kept")
			assert.Equal(t, d.Ref(e.UID), after.Ref(e.UID))
		}
		if c.policy != DatesMonth {
			assert.True(t, after.Of("visit").Window.Earliest.Open(), "no day can be worked out")
		}
	}
}

func TestReplacementsAreDecidedInPlace(t *testing.T) {
	r := secretReview()
	d := Solve(r)
	find := func(found string) Replacement {
		_, list := Render(r, d, Version{For: ForPanel})
		for _, p := range list {
			if p.Found == found && p.Entity == "visit" && (p.Field == "what happened" || p.Field == "response or outcome") {
				return p
			}
		}
		t.Fatalf("%s is not found", found)
		return Replacement{}
	}
	what := func() string {
		c, _ := Render(r, d, Version{For: ForPanel})
		return c.Event("visit").What
	}
	will := find("Will")
	assert.Equal(t, naming.Doubtful, will.Sure)
	assert.False(t, will.Made)
	assert.Equal(t, "Will", r.Event("visit").What[will.At:will.At+len(will.Found)], "it says where it stands")
	assert.Equal(t, naming.Likely, find("Kowalcyzk").Sure)

	r.Put(will.Decision(false, ""))
	assert.Contains(t, what(), "Father he come?", "accepted")
	assert.True(t, find("Will").Decided)

	refused := find("Mr Kowalczyk").Decision(true, "")
	r.Put(refused)
	assert.Contains(t, what(), "Mr Kowalczyk agreed")
	r.Remove(refused.UID)
	r.Put(find("Mr Kowalczyk").Decision(false, "the father"))
	assert.Contains(t, what(), "the father agreed")

	e := r.Event("visit").Copy()
	e.What = strings.Replace(e.What, "Mr Kowalczyk agreed", "Mr Kowalczyk disagreed", 1)
	r.Put(e)
	assert.Contains(t, what(), "Father disagreed", "what was decided of other text does not count")

	r.Put(&Decision{UID: "everywhere", Found: "Mr Kowalczyk", With: "the man"})
	assert.Contains(t, what(), "the man disagreed")
}

func TestChildrenCanBeWordedWithoutTheirGender(t *testing.T) {
	r := secretReview()
	v := Version{For: Published, Neutral: true}
	for text, want := range map[string]string{
		"Jane was well. She was seen and her coat was clean.":                 "Alex was well. They were seen and their coat was clean.",
		"Jane is a quiet girl who misses her brother.":                        "Alex is a quiet child who misses their sibling.",
		"Jane said that she sleeps badly and washes herself.":                 "Alex said that they sleep badly and washes themselves.",
		"Mother rang. She was low.":                                           "Mother rang. She was low.",
		"Mother held Jane. She was crying.":                                   "Mother held Alex. She was crying.",
		"Father held Jane. She was crying. The nurse saw her, and she slept.": "Father held Alex. They were crying. The nurse saw them, and they slept.",
		"The daughter's school rang; SHE was told of him.":                    "The child's school rang; SHE was told of him.",
		"Will told Jane that she's safe, and gave her a biscuit.":             "Father told Alex that they are safe, and gave them a biscuit.",
	} {
		r.Put(&Paragraph{UID: "p", Text: text})
		c, _ := Render(r, Solve(r), v)
		got := strings.Replace(c.Paragraph("p").Text, "Will told", "Father told", 1)
		assert.Equal(t, want, got)
	}
}

// genders is what a version without genders makes of a text, and what it doubts.
func genders(r *Review, text string) (told string, doubts []string) {
	r.Put(&Paragraph{UID: "p", Text: text})
	c, list := Render(r, Solve(r), Version{For: Published, Neutral: true})
	for _, p := range list {
		if p.Entity == "p" && p.Why == WhyGender && p.Sure == naming.Doubtful {
			doubts = append(doubts, p.Found+": "+p.With)
		}
	}
	return c.Paragraph("p").Text, doubts
}

// TestAChildsGenderIsNotToldInSilence: what may tell it and cannot be mended is
// doubted, and what tells an adult's is left alone.
func TestAChildsGenderIsNotToldInSilence(t *testing.T) {
	r := secretReview()
	for _, c := range []struct {
		text, told string
		doubts     []string
	}{
		{"The girl was seen. She was well.", "The child was seen. They were well.", nil},
		{"The baby was seen. She wasn’t well.", "The baby was seen. They weren’t well.", nil},
		{"In the girls’ toilets.", "In the children’s toilets.", nil},
		{"‘I like the girls’ said Mother.", "‘I like the children’ said Mother.", nil},
		{"Jane was told her place. Father told her so.", "Alex was told their place. Father told them so.", nil},
		{"The female child slept.", "The child slept.", nil},
		{"Her cot was dirty.", "Her cot was dirty.", []string{"Her: Their"}},
		{"Daughter disclosed. She cried.", "Child disclosed. They cried.", nil},
		{"The girl's school rang. She was cold.", "The child's school rang. She was cold.", []string{"She was: They were"}},
		{"Jane (female, 8)", "Alex (female, 8)", []string{"female: [gender]"}},
		{"F/8, seen", "F/8, seen", []string{"F: [gender]"}},
		{"An 8F patient; F/38 with her; grade 4F.", "An 8F patient; F/38 with her; grade 4F.", []string{"her: them", "F: [gender]", "F: [gender]"}},
		{"The social worker rang. She was told. Her manager agreed.", "The social worker rang. She was told. Her manager agreed.", nil},
		{"A female officer came. It was late. Nobody was in. She left.", "A female officer came. It was late. Nobody was in. She left.", nil},
		{"Mother rang. Father said that he was ill.", "Mother rang. Father said that he was ill.", nil},
		{"Male / female (delete as needed); male/female", "Male / female (delete as needed); male/female", nil},
	} {
		told, doubts := genders(r, c.text)
		assert.Equal(t, c.told, told)
		assert.ElementsMatch(t, c.doubts, doubts, c.text)
	}
}

// TestAPronounOfTheOtherGenderMeansNoChildOfThis where the review says of which its
// children are.
func TestAPronounOfTheOtherGenderMeansNoChildOfThis(t *testing.T) {
	r := secretReview()
	for _, p := range r.People {
		if p.Child || p.Subject {
			girl := *p
			girl.Relationship = "Daughter"
			r.Put(&girl)
		}
	}
	told, doubts := genders(r, "He came. Jane saw that he was drunk, and she hid.")
	assert.Equal(t, "He came. Alex saw that he was drunk, and they hid.", told)
	assert.Empty(t, doubts)
}

func TestAWorkingVersionCallsPeopleByName(t *testing.T) {
	r := secretReview()
	c, list := Render(r, Solve(r), Version{For: Working})
	assert.Empty(t, list)
	assert.Equal(t, "Jane Hope Smith", c.Person("child").Name())
	assert.Equal(t, r.Event("visit"), c.Event("visit"))
	assert.Equal(t, "Baby C", r.Person("child").Name())
}

func TestMakingAVersionCanBeStopped(t *testing.T) {
	r := secretReview()
	for i := range 1_000 {
		r.Put(&Event{UID: UID(fmt.Sprint("more", i)), When: When{Wording: when.Date(2013, 1, 1+i%300).ISO()}, What: "Mary rang."})
	}
	d := Solve(r)
	for _, v := range []Version{{For: ForPanel}, {For: Published, Dates: DatesRelative}} {
		last, all := 0, 0
		_, _, err := RenderProgress(r, d, v, func(done, total int) bool {
			last, all = done, total
			return true
		})
		require.NoError(t, err)
		assert.Greater(t, last, all-2*64, "it is told to the end")
		for _, share := range []float64{0, 0.3, 0.8} {
			asked := 0
			c, list, err := RenderProgress(r, d, v, func(done, total int) bool {
				asked++
				return float64(done) < share*float64(total)
			})
			require.ErrorIs(t, err, ErrRenderStopped)
			assert.Nil(t, c)
			assert.Nil(t, list)
			assert.LessOrEqual(t, asked, int(share*float64(all))/64+2, "it is not asked again")
		}
	}
}

// TestADayOfBirthIsNotToldThoughNobodyOfTheListHasIt: dates long before the scope
// are left as they are, but not where the text says that they are of birth.
func TestADayOfBirthIsNotToldThoughNobodyOfTheListHasIt(t *testing.T) {
	r := secretReview()
	e := r.Event("visit").Copy()
	e.Source = "Record of a friend, born 3 March 1971; policy of 4 May 1998"
	r.Put(e)
	for policy, want := range map[DatePolicy]string{
		DatesRelative: "Record of a friend, born [date of birth]; policy of 4 May 1998", DatesAge: "Record of a friend, born [date of birth]; policy of 4 May 1998",
		DatesMonth: "Record of a friend, born March 1971; policy of 4 May 1998",
	} {
		c, _ := Render(r, Solve(r), Version{For: Published, Dates: policy})
		assert.Equal(t, want, c.Event("visit").Source, policy)
	}
}

func TestADateBetweenTypographicSignsIsHidden(t *testing.T) {
	r := secretReview()
	mother := *r.Person("mother")
	mother.Born = "14 February 1990"
	r.Put(&mother)
	e := r.Event("visit").Copy()
	e.What = "Headed “12/05/2013”, seen 9/05/2013–15/05/2013… Told on\u00a012\u00a0May\u202f2013. Mother: dob—14/02/1990, “14021990”."
	r.Put(e)
	for v, want := range map[Version]string{
		{For: ForPanel}:                        "Headed “12/05/2013”, seen 9/05/2013–15/05/2013… Told on\u00a012\u00a0May\u202f2013. Mother: dob—[date of birth], “[date of birth]”.",
		{For: Published, Dates: DatesMonth}:    "Headed “May 2013”, seen May 2013–May 2013… Told in May 2013. Mother: dob—February 1990, “February 1990”.",
		{For: Published, Dates: DatesRelative}: "Headed “Four days later”, seen the following day–a week later… Told four days later. Mother: dob—[date of birth], “[date of birth]”.",
	} {
		c, _ := Render(r, Solve(r), v)
		assert.Equal(t, want, c.Event("visit").What, v)
	}
}

func TestNumbersAndAddressesAreWordedNeutrally(t *testing.T) {
	r := secretReview()
	e := r.Event("visit").Copy()
	e.What = "Mary Smith (NHS 943 476 5919, born 14/02/1990) of Flat 3, 12 Acacia Road, CV1 2GH rang from 01632 960123 or mary.smith@example.org. " +
		"The helpline is 0808 2000 247."
	r.Put(e)
	mother := *r.Person("mother")
	mother.Born = "14 February 1990"
	r.Put(&mother)
	for v, born := range map[Version]string{
		{For: ForPanel}: BirthWithheld, {For: Published, Dates: DatesMonth}: "February 1990", {For: Published, Dates: DatesRelative}: BirthWithheld,
	} {
		c, list := Render(r, Solve(r), v)
		assert.Equal(t, "Mother (NHS [NHS number], born "+born+") of [house address], [postcode] rang from [telephone number] or [e-mail address]. "+
			"The helpline is [telephone number].", c.Event("visit").What, v)
		of := func(found string) Replacement {
			return list[slices.IndexFunc(list, func(p Replacement) bool { return p.Found == found })]
		}
		assert.Equal(t, WhyTrace, of("01632 960123").Why)
		assert.Equal(t, "telephone number", of("01632 960123").How)
		assert.Equal(t, born == BirthWithheld, of("14/02/1990").Person == "mother")

		// Each can be left as it is, or worded otherwise; then the names in it are looked at.
		decided := r.Snapshot()
		decided.Put(of("0808 2000 247").Decision(true, ""))
		decided.Put(of("CV1 2GH").Decision(false, "in Coventry"))
		decided.Put(of("mary.smith@example.org").Decision(true, ""))
		c, _ = Render(decided, Solve(decided), v)
		assert.Contains(t, c.Event("visit").What, "[house address], in Coventry rang from [telephone number] or Mother@example.org. The helpline is 0808 2000 247.")
	}
	working, _ := Render(r, Solve(r), Version{For: Working})
	assert.Equal(t, e.What, working.Event("visit").What)
}

// Someone of the panel may be somebody of the review, or have the name of one: a
// text that names them in full means that person.
func TestANameOfThePanelIsHiddenWhereItIsSomebodys(t *testing.T) {
	r := secretReview()
	r.Put(&Person{UID: "visitor", RealName: "Mary-Jane Poole", Label: "HV1", Role: "Health visitor"})
	r.Put(&PanelMember{UID: "sitting", Name: "Dr Mary-Jane Poole", Representation: "Health"})
	r.Put(&Author{UID: "writer", Name: "Mary Smith", Role: "Independent author"})
	for text, want := range map[string]string{
		"Mary-Jane Poole visited. Ms Poole visited. Dr Mary-Jane Poole left.": "HV1 visited. HV1 visited. HV1 left.",
		"Mary Smith left with mary smith's coat.":                             "Mother left with Mother's coat.",
		"Dr Ruth Smith of the police asked.":                                  "Dr Ruth Smith of the police asked.",
	} {
		e := r.Event("call").Copy()
		e.What = text
		r.Put(e)
		for _, audience := range []Audience{ForPanel, Published} {
			c, _ := Render(r, Solve(r), Version{For: audience})
			assert.Equal(t, want, c.Event("call").What, audience)
			assert.Equal(t, "Mary Smith", c.Authors[0].Name, "it is theirs where they are listed")
		}
	}
}

// What stands for a name reads as the sentence did.
func TestReplacementsReadWell(t *testing.T) {
	r := secretReview()
	r.Put(&Person{UID: "cruz", RealName: "Maria de la Cruz", Role: "Health visitor"})
	r.Put(&Mask{UID: "woodlands", Text: "Woodlands School", With: "the school"})
	r.Put(&Mask{UID: "town", Text: "Coventry", With: "the city"})
	r.Put(&Mask{UID: "church", Text: "St Mary’s", With: "a church"})
	for text, want := range map[string]string{
		"The Woodlands School. Woodlands School rang; at Woodlands School.": "The school. The school rang; at the school.",
		"the Coventry area, in Coventry, her Woodlands School":              "the city area, in the city, her school",
		"a Coventry School; St Mary’s School; St Mary’s Academy shut":       "a school; a school; an academy shut",
		"at St Mary’s; he is old. Coventry is not":                          "at a church; he is old. The city is not",
		"at Kowalczyks' house and the Smiths’ house":                        "at Father's house and the family’s house",
		"delaCruz, DelaCruz and Ms de la Cruz left; ‘Jane’ left":            "The health visitor, the health visitor and the health visitor left; ‘Baby C’ left",
		"A Will was made. The Will said so.":                                "A Will was made. The Will said so.",
	} {
		e := r.Event("call").Copy()
		e.What = text
		r.Put(e)
		c, _ := Render(r, Solve(r), Version{For: Published})
		assert.Equal(t, strings.ReplaceAll(want, "Baby C", "Alex"), c.Event("call").What)
	}
}
