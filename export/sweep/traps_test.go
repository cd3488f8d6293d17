package sweep_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/export"
	"throughline.org/throughline/export/sweep"
)

var printed = when.Date(2026, 11, 24)

// named are the people of the review, all of them invented, some with names that
// are words too.
func named() []*chronology.Person {
	return []*chronology.Person{
		{UID: "p1", RealName: "Jane Hope Thornbury", Aliases: []string{"Janey", "JT"}, Label: "Child A", Pseudonym: "Alex", Subject: true, Child: true, BirthEvent: "birth"},
		{UID: "p2", RealName: "Mary Thornbury", Aliases: []string{"Moll"}, Label: "Mother", Relationship: "Mother", Family: true, Born: "14 February 1990"},
		{UID: "p3", RealName: "Mark Kowalczyk", Aliases: []string{"Big Markus"}, Label: "Father", Relationship: "Father", Family: true, Born: "3 July 1988"},
		{UID: "p4", RealName: "Will Okonkwo-Reid", Label: "Uncle", Relationship: "Uncle", Family: true},
		{UID: "p5", RealName: "Siân O'Neil", Label: "SW1", Role: "Social worker", Agency: "csc"},
		{UID: "p6", RealName: "Grace Adeyemi", Label: "HV1", Role: "Health visitor", Agency: "hv"},
		{UID: "p7", RealName: "Łukasz Żurawski", Label: "Lodger"},
		{UID: "p8", RealName: "May van der Berg", Label: "Grandmother", Relationship: "Maternal grandmother", Family: true},
	}
}

// trap is what should not get out, and a part of it that must be among what was found.
type trap struct {
	text string
	kind sweep.Kind
}

func traps() []trap {
	list := []trap{}
	add := func(kind sweep.Kind, texts ...string) {
		for _, text := range texts {
			list = append(list, trap{text, kind})
		}
	}
	add(sweep.Name,
		"Jane Hope Thornbury", "Jane Thornbury", "Thornbury, Jane", "Jane", "JANE", "jane", "Thornbury", "THORNBURY", "thornbury",
		"Jane's", "Jane’s", "Thornbury's", "Thornburys", "Janes coat", "Mrs Thornbury", "Miss Thornbury", "Mary", "mary thornbury", "MARY THORNBURY",
		"J. Thornbury", "J Thornbury", "J.H. Thornbury", "Jane T", "Mary T.", "Kowalczyk", "kowalczyk", "KOWALCZYK", "Mr Kowalczyk", "Mark Kowalczyk",
		"mark kowalczyk", "M. Kowalczyk", "Kowalczyk, Mark", "Mark said", "with Mark", "to MARK", "Mark’s", "Will Okonkwo-Reid", "Okonkwo", "Okonkwo-Reid",
		"Mr Okonkwo", "with Will", "Will's", "Will said", "Łukasz", "Lukasz", "LUKASZ", "Żurawski", "Zurawski", "zurawski", "Łukasz Żurawski",
		"May van der Berg", "van der Berg", "Mrs van der Berg", "with May", "Jane_Thornbury_scan.pdf", "photo-jane.jpg", "photoJane.jpg",
		"JaneThornbury", "janethornbury", "jthornbury", "kowalczykm", "scan_of_KOWALCZYK2", "letterJaneThornbury2013", "JaneT", "Jane/Mary",
		"“Jane”", "(Jane)", "Jane–Mary", "Jane\u00a0Thornbury", "Hope Thornbury", "Thornbury family", "the Thornburys", "Jane.Thornbury", "to jane,",
	)
	add(sweep.Name,
		"Ja\u00adne", "Thorn\u00adbury", "Ja\u200bne", "Kowal\u2060czyk", "Ja\u0301ne", "Th\u00f6rnbury", "J\u0430ne", "Th\u043ernbury", "M\u00e0ry",
		"Kowalczyk-related", "ex-Thornbury", "anti-Kowalczyk", "JANE THORNBURY", "MR KOWALCZYK", "THE THORNBURYS", "Jane’s and Mary’s", "Kowalczyk’", "Jane\nThornbury",
		"mr. kowalczyk", "Jane(Thornbury)", "#Thornbury", "@kowalczyk", "jane+thornbury", "Thornbury_Jane", "thornburyjane", "Mrs M. Thornbury", "Żurawski’s",
	)
	add(sweep.Alias, "Jan\u00adey", "MOLL", "Moll’s", "big Markus", "J\u0430ney")
	add(sweep.Initials, "J.T", "J. H. T.", "MK", "W.R.")
	add(sweep.Misspelling, "Thonbury", "Thorbury", "Thornnbury", "Thornbvry", "Kowalczyck", "Kowalzcyk", "Okonkwa", "\u017burawskl", "THORNBRY")
	add(sweep.Telephone, "+44 1632 960123", "+441632960123", "0044 1632 960 123", "07700\u00a0900\u00a0123", "07700-900-123", "07700.900123", "(020) 7946 0018", "“01632 960123”")
	add(sweep.NHSNumber, "943\u00a0476\u00a05919", "401-023-2137", "NHS:9434765919", "(943 476 5919)")
	add(sweep.Postcode, "SW1A1AA", "ec1a1bb", "M11AE", "‘CV1 2GH’", "B33  8TH", "CR2 6XH")
	add(sweep.Address, "12 Acacia Avenue", "Flat 3, 12B Acacia Road", "at 7 Rose Court", "221 Old Mill Lane")
	add(sweep.Alias, "Janey", "janey", "JANEY", "Janey's", "Moll", "Big Markus", "big markus", "Markus", "JT")
	add(sweep.Initials, "J.T.", "J.H.T.", "M.K.", "M. K.", "JHT")
	add(sweep.Misspelling,
		"Thornbry", "Thornburry", "Thronbury", "Thornbery", "Kowalcyzk", "Kowalczik", "Kowalczk", "Kovalczyk", "Kowalczyck",
		"Okonkwe", "Okonkow", "Zurawskii", "Żurawsky", "Janne Thornbury", "Mary Thornbry", "Marck Kowalczyk", "Łukas Żurawski", "kowalcyzk", "KOWALCYZK", "Mrs Thornbery",
	)
	add(sweep.Staff, "Siân O'Neil", "Sian O’Neil", "Siân", "Sian", "O'Neil", "ONeil", "Ms O'Neil", "S. O'Neil", "Grace Adeyemi", "Adeyemi", "adeyemi",
		"with Grace", "Grace said", "Adeyemi's", "ADEYEMI", "Nurse Adeyemi")
	add(sweep.BirthDate, "born 2 May 2012", "DOB 02/05/2012", "d.o.b. 2.5.12", "2nd May 2012", "2012/05/02", "02-05-2012", "May 2nd, 2012", "02052012", "020512",
		"14 February 1990", "14/02/1990", "1990-02-14", "14th of February 1990", "14.02.90", "14021990", "3 July 1988", "3/7/88", "03 Jul 1988", "born on 3rd July 1988", "birth date: 2 May 2012",
		"Wednesday 2nd May 2012", "born: 2.5.2012", "14-02-1990", "2-May-2012", "b. 3.7.1988")
	add(sweep.BirthDate, "“02/05/2012”", "‘14 February 1990’", "dob—02/05/2012", "born\u00a02/5/12", "14\u00a0February\u202f1990", "02\u201105\u20112012", "•02.05.2012•", "“02052012”", "–020512–")
	add(sweep.NHSNumber, "943 476 5919", "9434765919", "943-476-5919", "NHS no. 401 023 2137", "4010232137")
	add(sweep.Telephone, "01632 960123", "(01632) 960123", "07700 900123", "07700900123", "+44 7700 900123", "020 7946 0018", "+44 (0)20 7946 0018", "01632-960-123", "0044 7700 900123")
	add(sweep.Postcode, "CV1 2GH", "cv1 2gh", "SW1A 1AA", "SW1A1AA", "M1 1AE", "B33 8TH", "EC1A 1BB", "CV12GH", "W1A\u00a00AX")
	add(sweep.Email, "jt@example.org", "someone.else@nhs.example", "a+b@x.example.com", "<info@school.example>", "MAIL@EXAMPLE.ORG")
	for _, name := range []string{"Thornbury", "Kowalczyk", "Okonkwo", "Adeyemi"} {
		letters := []rune(name)
		kind := sweep.Misspelling
		if name == "Adeyemi" {
			kind = sweep.Staff
		}
		for i := 1; i+1 < len(letters); i += 2 {
			dropped := string(letters[:i]) + string(letters[i+1:])
			turned := string(letters[:i]) + string(letters[i+1]) + string(letters[i]) + string(letters[i+2:])
			add(kind, dropped, turned)
		}
	}
	return list
}

// plainText is what records say that is nobody's business but theirs: with words
// that are names too, numbers, dates and months.
var plainText = []string{
	"The health visitor saw Child A at home with Mother. She marked the chart, and they hope to see a market improvement; he will call, and it may be soon.",
	"In May 2013 the GP wrote; on 3 June 2013 at 10:30 Mother rang 101 and was told to wait. Marked bruising was seen. Hopefully Uncle will come.",
	"It was agreed by grace of the team that 12 to 18 months was right. The will of the family was plain; a mark on the arm, 2 cm by 3 cm, was noted.",
	"SW1 told HV1 of 14 contacts between 2012 and 2014, 6.10 and 6.23, ref 2013/14-77. A&E, CAF, DASH and MASH were told. Section 47 (1) applied.",
	"The family moved to another road. Version 1.2.3 of form 10-12 was used; 0-5 years, 5-10 minutes, 8-12 month review; £1,250.00 was owed since April.",
	"Father and Lodger were out. Grandmother may go. The school asked; Mother said “I will not”. 999 call at 23:59, lasting 5 minutes. Weight 6.25 kg on the 50th centile.",
	"Paid by cheque 100234 and card ending 4242. Room 12, Ward 7B, flat 3. Temperature 38.5. Order number 12345678. B12 was low; M25 was closed; W3C forms.",
}

// clean is a review that tells nothing it should not, with events enough for a trap each.
func clean(events int) *chronology.Review {
	r := chronology.NewReview("Child A")
	r.Settings.ScopeFrom, r.Settings.ScopeTo, r.Settings.Marking = "1 May 2012", "30 April 2014", "OFFICIAL-SENSITIVE"
	r.Settings.Reference = "LCSPR 7, 17 February 2026"
	r.Put(&chronology.Agency{UID: "csc", Name: "Children's Social Care", Short: "CSC", Colour: "#2f6f9f"})
	r.Put(&chronology.Agency{UID: "hv", Name: "Health Visiting at Grace Road", Short: "HV", Colour: "#8a5a9e"})
	r.Put(&chronology.Author{UID: "author", Name: "Ruth Overview", Role: "Independent author"})
	r.Put(&chronology.PanelMember{UID: "panel", Name: "Mark Panelist", Representation: "Police"})
	r.Put(&chronology.Abbreviation{UID: "dash", Short: "DASH", Meaning: "Domestic Abuse, Stalking and Harassment"})
	for _, p := range named() {
		r.Put(p)
	}
	r.Put(&chronology.Event{UID: "birth", When: chronology.When{Wording: "2 May 2012"}, Title: "Child A is born", What: "Child A is born at home.", Key: true})
	for i := range events {
		text := plainText[i%len(plainText)]
		r.Put(&chronology.Event{
			UID: chronology.UID(fmt.Sprintf("e%d", i)), Agency: []chronology.UID{"csc", "hv"}[i%2], Kind: r.KindNamed("home visit").UID,
			When: chronology.When{Wording: when.Date(2012, 6, 1+3*i).Time().Format("2 January 2006")}, Title: fmt.Sprintf("Visit number %d", i+1), Source: fmt.Sprintf("Record %d, page %d", i+1, i%40),
			What: text, Outcome: plainText[(i+3)%len(plainText)], Involved: []chronology.Involvement{{Person: "p1", Part: "seen"}},
			Seen: []chronology.ChildSeen{{Child: "p1", State: chronology.SeenYes}},
		})
	}
	r.Put(&chronology.Paragraph{UID: "para1", Text: "Child A was seen at home; see {¶para2}.", Events: []chronology.UID{"e0"}})
	r.Put(&chronology.Paragraph{UID: "para2", Text: "Mother will be told, it may be in May.", Events: []chronology.UID{"e1"}})
	return r
}

// places are where a trap can lie.
var places = []func(*chronology.Event, string){
	func(e *chronology.Event, s string) { e.What += " " + s + "." },
	func(e *chronology.Event, s string) { e.Source = s },
	func(e *chronology.Event, s string) { e.Title = s },
	func(e *chronology.Event, s string) { e.Outcome = s + ". " + e.Outcome },
	func(e *chronology.Event, s string) { e.Voice = "I said: " + s },
	func(e *chronology.Event, s string) { e.Comment = s },
	func(e *chronology.Event, s string) { e.Involved[0].Part = s },
	func(e *chronology.Event, s string) {
		e.Professionals = append(e.Professionals, chronology.Professional{Role: s})
	},
	func(e *chronology.Event, s string) {
		e.Told = append(e.Told, chronology.Told{Agency: "csc", By: s, LeftOut: "nothing"})
	},
	func(e *chronology.Event, s string) {
		e.Attachments = append(e.Attachments, chronology.Attachment{Name: s})
	},
}

// seeded is the clean review with a trap in every event, each behind a word that
// nothing else has.
func seeded(list []trap) *chronology.Review {
	r := clean(len(list))
	for i, t := range list {
		e := r.Event(chronology.UID(fmt.Sprintf("e%d", i))).Copy()
		places[i%len(places)](e, fmt.Sprintf("trapno%03d %s", i, t.text))
		r.Put(e)
	}
	return r
}

// file writes a review as it is, and sweeps it as a version.
func file(t *testing.T, r *chronology.Review, ending string, v chronology.Version) ([]byte, []sweep.Finding) {
	t.Helper()
	format, known := export.FormatOf("x" + ending)
	require.True(t, known)
	d := chronology.Solve(r)
	var b bytes.Buffer
	_, err := format.Write(&b, r, d, export.Options{Printed: printed, Comments: true})
	require.NoError(t, err)
	found, err := sweep.New(r, d, v, printed).File("review"+ending, b.Bytes())
	require.NoError(t, err)
	return b.Bytes(), found
}

var swept = []string{".pdf", ".docx", ".xlsx", ".csv", ".svg", ".json"}

func TestTheSweepFindsEveryTrapInEveryFormat(t *testing.T) {
	list := traps()
	require.GreaterOrEqual(t, len(list), 200)
	r := seeded(list)
	for _, ending := range swept {
		t.Run(ending, func(t *testing.T) {
			written, found := file(t, r, ending, chronology.Version{For: chronology.ForPanel})
			text := string(written)
			missed := 0
			for i, trap := range list {
				marker := fmt.Sprintf("trapno%03d", i)
				if ending == ".svg" && !strings.Contains(text, marker) {
					continue // of crowds it says the number alone
				}
				hit := slices.ContainsFunc(found, func(f sweep.Finding) bool {
					// A word that its line broke in two is found apart from the rest.
					at := strings.Index(trap.text, f.Found)
					apart := at > 0 && strings.HasSuffix(f.Before, trap.text[:at]) || trap.kind == sweep.Email && f.Found == trap.text
					return f.Kind == trap.kind && (strings.Contains(f.Before, marker) || apart)
				})
				if !hit {
					missed++
					t.Errorf("%s is not found in %q", trap.kind, trap.text)
				}
			}
			if missed > 0 {
				for _, f := range found {
					t.Log(f.Kind, f.Where, f.Context)
				}
			}
		})
	}
}

func TestANameBrokenAtTheEndOfALineIsFound(t *testing.T) {
	for _, ending := range swept {
		r := clean(2)
		e := r.Event("e0").Copy()
		e.Title, e.What = "Told by Kowal-\nczyk", "Told by Thorn-\nbury at home."
		r.Put(e)
		_, found := file(t, r, ending, chronology.Version{For: chronology.ForPanel})
		letters := strings.NewReplacer("-", "", "\r", "", "\n", "", " ", "")
		for _, name := range []string{"Kowalczyk", "Thornbury"} {
			if name == "Thornbury" && ending == ".svg" {
				continue // it shows titles alone
			}
			assert.True(t, slices.ContainsFunc(found, func(f sweep.Finding) bool { return letters.Replace(f.Found) == name }), "%s in %s: %+v", name, ending, found)
		}
	}
}

func TestACleanReviewRaisesNoAlarm(t *testing.T) {
	r := clean(len(traps()))
	for _, v := range []chronology.Version{
		{For: chronology.ForPanel}, {For: chronology.Published, Dates: chronology.DatesMonth},
		{For: chronology.Published, Dates: chronology.DatesRelative}, {For: chronology.Published, Dates: chronology.DatesAge},
	} {
		d := chronology.Solve(r)
		shown, _ := chronology.Render(r, d, v)
		dating := chronology.Solve(shown)
		for _, ending := range swept {
			if ending == ".svg" && v.HidesCalendar() {
				continue // not drawn
			}
			format, _ := export.FormatOf("x" + ending)
			var b bytes.Buffer
			_, err := format.Write(&b, shown, dating, export.Options{Printed: printed, Comments: true})
			require.NoError(t, err)
			found, err := sweep.New(r, d, v, printed).File("child-a"+ending, b.Bytes())
			require.NoError(t, err)
			for _, f := range found {
				t.Errorf("%s %+v: %s, %s: %s", ending, v, f.Kind, f.Where, f.Context)
			}
		}
	}
}

func TestTenThousandCleanEventsRaiseNoAlarm(t *testing.T) {
	r := clean(10_000)
	d := chronology.Solve(r)
	v := chronology.Version{For: chronology.ForPanel}
	shown, _ := chronology.Render(r, d, v)
	dating := chronology.Solve(shown)
	s := sweep.New(r, d, v, printed)
	for _, ending := range []string{".pdf", ".docx", ".xlsx", ".csv", ".json"} {
		format, _ := export.FormatOf("x" + ending)
		var b bytes.Buffer
		_, err := format.Write(&b, shown, dating, export.Options{Printed: printed, Comments: true})
		require.NoError(t, err)
		found, err := s.File("child-a"+ending, b.Bytes())
		require.NoError(t, err)
		for _, f := range found[:min(len(found), 5)] {
			t.Errorf("%s: %s, %s: %s", ending, f.Kind, f.Where, f.Context)
		}
	}
}

// What a version renders, it hides: nothing is left of the traps, nor of numbers and
// addresses.
func TestRenderingLeavesNothingToBeFound(t *testing.T) {
	r := seeded(traps())
	d := chronology.Solve(r)
	for _, v := range []chronology.Version{{For: chronology.ForPanel}, {For: chronology.Published, Dates: chronology.DatesRelative}} {
		shown, _ := chronology.Render(r, d, v)
		var b bytes.Buffer
		require.NoError(t, export.CSV(&b, shown, chronology.Solve(shown), export.Options{Printed: printed}))
		found, err := sweep.New(r, d, v, printed).File("x.csv", b.Bytes())
		require.NoError(t, err)
		for _, f := range found {
			t.Errorf("%+v: %s, %s: %s", v, f.Kind, f.Where, f.Context)
		}
	}
}

func TestWhatIsHiddenInAFileIsFound(t *testing.T) {
	for what, hide := range map[string]func(*chronology.Review){
		"title": func(r *chronology.Review) { r.Settings.Title = "Review of Jane Thornbury" },
		"agency": func(r *chronology.Review) {
			r.Put(&chronology.Agency{UID: "csc", Name: "Thornbury Care", Short: "CSC"})
		},
		"version":     func(r *chronology.Review) { r.Settings.Version = "draft for Kowalczyk" },
		"marking":     func(r *chronology.Review) { r.Settings.Marking = "SECRET, O'Neil" },
		"section":     func(r *chronology.Review) { r.Settings.SectionHeading = "What befell Janey" },
		"paragraph":   func(r *chronology.Review) { r.Put(&chronology.Paragraph{UID: "para1", Text: "Janey was seen."}) },
		"first event": func(r *chronology.Review) { e := r.Event("e0").Copy(); e.Title = "Janey"; r.Put(e) },
	} {
		r := clean(3)
		plain := clean(3)
		hide(r)
		for _, ending := range swept {
			if ending == ".svg" && (what == "section" || what == "paragraph" || what == "version") || ending == ".csv" && what != "agency" && what != "first event" {
				continue // not in such a file
			}
			format, _ := export.FormatOf("x" + ending)
			var b bytes.Buffer
			_, err := format.Write(&b, r, chronology.Solve(r), export.Options{Printed: printed})
			require.NoError(t, err)
			// The sweeper is that of the review before: an agency's own name is no secret.
			found, err := sweep.New(plain, chronology.Solve(plain), chronology.Version{For: chronology.ForPanel}, printed).File("x"+ending, b.Bytes())
			require.NoError(t, err)
			assert.NotEmpty(t, found, "%s in %s", what, ending)
		}
	}
}

func TestTheNameOfTheFileIsSearched(t *testing.T) {
	r := clean(2)
	s := sweep.New(r, chronology.Solve(r), chronology.Version{For: chronology.Published}, printed)
	for name, want := range map[string]int{
		"jane-thornbury-final.csv": 1, "review_Kowalczyk.csv": 1, filepath.Join("Thornbury", "final.csv"): 0, "CV1 2GH.csv": 1, "published.csv": 0,
	} {
		found, err := s.File(name, []byte("a\r\n"))
		require.NoError(t, err)
		assert.Len(t, found, want, name)
		for _, f := range found {
			assert.Equal(t, "file name", f.Where)
		}
	}
}

func TestHiddenDatesAreFound(t *testing.T) {
	r := clean(5)
	d := chronology.Solve(r)
	for policy, want := range map[chronology.DatePolicy]int{chronology.DatesExact: 0, chronology.DatesMonth: 5, chronology.DatesRelative: 6, chronology.DatesAge: 6} {
		s := sweep.New(r, d, chronology.Version{For: chronology.Published, Dates: policy}, printed)
		found, err := s.File("x.csv", []byte("3 June 2013,on 04/06/13,June 2013,2013-06-05,in 2013,5 Jun,seen 24 November 2026,17 February 2026,\"Tues, 6th June\"\r\n"))
		require.NoError(t, err)
		assert.Len(t, found, want, "%s: %+v", policy, found)
	}
	s := sweep.New(r, d, chronology.Version{For: chronology.Published, Dates: chronology.DatesRelative}, printed)
	days, _ := file(t, r, ".xlsx", chronology.Version{})
	found, err := s.File("x.xlsx", days)
	require.NoError(t, err)
	cell := regexp.MustCompile(`sheet1, “B\d+”`)
	assert.True(t, slices.ContainsFunc(found, func(f sweep.Finding) bool { return cell.MatchString(f.Where) && f.Found == "2012-06-01" }),
		"a true date is found though no day is written anywhere")
}

func TestFindingsAreAllowedOneByOne(t *testing.T) {
	r := clean(2)
	d := chronology.Solve(r)
	v := chronology.Version{For: chronology.ForPanel}
	content := []byte("told by Jane at home,then by Jane at school\r\n")
	s := sweep.New(r, d, v, printed)
	found, err := s.File("x.csv", content)
	require.NoError(t, err)
	require.Len(t, found, 2)
	assert.NotEqual(t, found[0].ID, found[1].ID, "what stands around belongs to it")
	assert.Equal(t, "told by [Jane] at home", found[0].Context)
	left := s.Left(found, []string{found[0].ID})
	require.Len(t, left, 1)
	assert.Equal(t, found[1], left[0])

	r.Put(found[0].Allowance(chronology.ForPanel))
	assert.Len(t, sweep.New(r, d, v, printed).Left(found, nil), 1, "it is remembered")
	assert.Len(t, sweep.New(r, d, chronology.Version{For: chronology.Published}, printed).Left(found, nil), 2, "but not for another audience")
}

func TestWhatTheAuthorRefusedIsNoFinding(t *testing.T) {
	r := clean(2)
	e := r.Event("e0").Copy()
	e.What = "Then it was asked: Will the family agree?"
	r.Put(e)
	d := chronology.Solve(r)
	v := chronology.Version{For: chronology.ForPanel}
	_, list := chronology.Render(r, d, v)
	i := slices.IndexFunc(list, func(p chronology.Replacement) bool { return p.Found == "Will" })
	require.GreaterOrEqual(t, i, 0)
	content := []byte(e.What + ",Will he come?\r\n")
	found, err := sweep.New(r, d, v, printed).File("x.csv", content)
	require.NoError(t, err)
	require.Len(t, found, 2)
	assert.True(t, found[0].Doubtful)
	r.Put(list[i].Decision(true, ""))
	found, err = sweep.New(r, d, v, printed).File("x.csv", content)
	require.NoError(t, err)
	require.Len(t, found, 1, "only the place that was refused")
	assert.Contains(t, found[0].Context, "he come")
}

func TestWhatCannotBeReadIsNotTakenForClean(t *testing.T) {
	r := clean(1)
	s := sweep.New(r, chronology.Solve(r), chronology.Version{For: chronology.Published}, printed)
	for _, name := range []string{"x.pdf", "x.docx", "x.xlsx", "x.json", "x.svg", "x.png", "x"} {
		_, err := s.File(name, []byte("not what the ending says"))
		require.Error(t, err, name)
	}
	whole, _ := file(t, r, ".docx", chronology.Version{})
	_, err := s.File("x.docx", whole[:len(whole)/2])
	require.Error(t, err)
	pdf, _ := file(t, r, ".pdf", chronology.Version{})
	broken := bytes.Clone(pdf)
	at := bytes.Index(broken, []byte("stream\n")) + 40
	for i := range 200 {
		broken[at+i] ^= 0x55
	}
	_, err = s.File("x.pdf", broken)
	require.Error(t, err)
}

func TestALabelThatNamesSomebodyIsNoLabel(t *testing.T) {
	r := clean(2)
	for _, p := range []*chronology.Person{
		{UID: "x1", RealName: "Ann Other", Label: "Jane’s aunt"}, {UID: "x2", RealName: "Zoe Quill", Label: "Zoe Quill"}, {UID: "x3", Label: "Kowalczyk"},
	} {
		r.Put(p)
	}
	r.Put(&chronology.Agency{UID: "minder", Name: "Adeyemi Childminding", Short: "AC"})
	d := chronology.Solve(r)
	content := []byte("Jane’s aunt,Zoe Quill,Kowalczyk,Adeyemi Childminding,Health Visiting at Grace Road\r\n")
	for audience, want := range map[chronology.Audience]int{chronology.ForPanel: 3, chronology.Published: 4} {
		found, err := sweep.New(r, d, chronology.Version{For: audience}, printed).File("x.csv", content)
		require.NoError(t, err)
		assert.Len(t, found, want, "%s: %+v", audience, found)
	}
	shown, _ := chronology.Render(r, d, chronology.Version{For: chronology.ForPanel})
	assert.Equal(t, chronology.NameWithheld, shown.Person("x2").Name(), "a real name is no label")
}
