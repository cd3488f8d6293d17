package intake

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/intake/internal/making"
)

func documentOf(t *testing.T, name string, file []byte) *Document {
	t.Helper()
	doc, err := Read(bytes.NewReader(file), int64(len(file)), name, ReadOptions{})
	require.NoError(t, err)
	return doc
}

func TestFamilyTablesAndGlossariesAreOffered(t *testing.T) {
	file, err := os.ReadFile("testdata/returns/a01-childrens-services.docx")
	require.NoError(t, err)
	doc := documentOf(t, "a01.docx", file)
	require.Len(t, doc.People, 4)
	assert.Equal(t, OfferedPerson{Place: "table 1 row 2", Name: "Child Y", Relationship: "Subject", Born: "06/06/2013", Address: "Flat 2, Sallow Court, Northwick"}, doc.People[0])
	short := map[string]string{}
	for _, a := range doc.Abbreviations {
		short[a.Short] = a.Meaning
	}
	assert.Equal(t, map[string]string{
		"CAF": "Common Assessment Framework", "ICPC": "Initial child protection conference", "NFA": "No further action",
		"CY": "Child Y (born 06/06/2013)", "S1": "Sibling 1 (born 02/08/2008)", "M": "Mother", "P1": "Partner 1", "MGM": "Maternal Grandmother",
	}, short)

	doc = documentOf(t, "x.docx", making.Docx(making.Table("CPN|Community psychiatric nurse", "HV|Health visitor", "GP|General practitioner")+
		making.Table("Name|Job title|Agency", "Ann Other|Health visitor|Northwick Health")+making.Table("Date|Event", "1/2/2013|Visit"), nil))
	assert.Len(t, doc.Abbreviations, 3, "a list without a header is known by its cells")
	assert.Equal(t, []OfferedPerson{{Place: "table 2 row 2", Name: "Ann Other", Role: "Health visitor", Agency: "Northwick Health"}}, doc.People)
	require.Len(t, doc.Tables, 1)
}

func TestTheAgencyIsTheOneThatTheFileNames(t *testing.T) {
	r := chronology.NewReview("A review")
	for _, name := range []string{"Northwick Homes", "Northshire Police"} {
		r.Put(r.EnsureAgency(name))
	}
	for name, c := range map[string]struct{ file, want string }{
		"a line for it":         {"Agency: Fernside Academy\nDate,Event\n1/2/2013,Visit\n", "Fernside Academy"},
		"a row for it":          {"Name of organisation,Fernside Academy\nDate,Event\n1/2/2013,Visit\n", "Fernside Academy"},
		"a title with a known":  {"Northwick Homes: tenancy of Flat 2\nDate,Event\n1/2/2013,Visit\n", "Northwick Homes"},
		"two titles":            {"Northwick Homes and Northshire Police\nDate,Event\n1/2/2013,Visit\n", ""},
		"only in what happened": {"Date,Event\n1/2/2013,Northshire Police called at the flat\n", ""},
	} {
		assert.Equal(t, c.want, documentOf(t, "return.csv", []byte(c.file)).NamedAgency(r), name)
	}
	assert.Equal(t, "Northshire Police", documentOf(t, "2014-03 Northshire Police v2.csv", []byte("Date,Event\n1/2/2013,Visit\n")).NamedAgency(r), "the name of the file")
}

func TestColumnsOnceCorrectedAreRemembered(t *testing.T) {
	file := []byte("Date,Wer,Was geschah,Ergebnis\n1/2/2013,SW 1,Visit to the home,Letter\n2/2/2013,SW 1,Call to the school,None\n")
	doc := documentOf(t, "x.csv", file)
	columns := doc.Tables[0].Columns
	assert.Equal(t, What, columns[2])
	columns[1], columns[3] = Professionals, Comment
	remembered := doc.Corrected()
	assert.Equal(t, Remembered{"date": Start, "wer": Professionals, "was geschah": What, "ergebnis": Comment}, remembered)
	again, err := Read(bytes.NewReader(file), int64(len(file)), "x.csv", ReadOptions{Remembered: remembered})
	require.NoError(t, err)
	assert.Equal(t, columns, again.Tables[0].Columns)
	assert.Empty(t, again.Corrected(), "nothing is left to correct")
}

func TestATextWithoutAChronologyCanBeMatchedByHand(t *testing.T) {
	doc := documentOf(t, "x.csv", []byte("Eins,Zwei\nerstens,ein Besuch\nzweitens,noch einer\n"))
	require.Len(t, doc.Tables, 1)
	assert.Equal(t, []string{"Eins", "Zwei"}, doc.Tables[0].Header)
	p := previewOf(doc)
	events, _, refused := p.Counts()
	assert.Equal(t, []int{0, 2}, []int{events, refused}, "nothing is left out unseen")
	doc.Tables[0].Columns = []Field{What, Start}
	assert.Equal(t, "ein Besuch", previewOf(doc).InOrder()[0].When())
}

func TestAHeaderInWordsThatNobodyForesawIsAHeader(t *testing.T) {
	doc := documentOf(t, "x.csv", []byte("Northwick\nDatum;Wer;Was geschah;Ergebnis\n01/02/2013;SW 1;Visit to the home of the family;Letter\n02/02/2013;SW 2;Call to the school about attendance;None\n"))
	require.Len(t, doc.Tables, 1)
	assert.Equal(t, []string{"Datum", "Wer", "Was geschah", "Ergebnis"}, doc.Tables[0].Header)
	assert.Equal(t, []Field{Start, Professionals, What, Outcome}, doc.Tables[0].Columns)
	p := previewOf(doc)
	events, _, refused := p.Counts()
	assert.Equal(t, []int{2, 0}, []int{events, refused})
	assert.Contains(t, p.Ignored, Ignored{"record 2 (line 2)", "Datum · Wer · Was geschah · Ergebnis", "header"})
}

func TestWhomAFileListsIsOfferedAsTheReviewHasThem(t *testing.T) {
	r := review()
	assert.Equal(t, chronology.UID("m"), OfferedPerson{Name: "MOTHER"}.Listed(r).UID)
	assert.Nil(t, OfferedPerson{Name: "Sibling 2"}.Listed(r))
	label := OfferedPerson{Name: "Sibling 2", Relationship: "sister", Born: "3 June 2009"}.Person(r)
	assert.Equal(t, []string{"Sibling 2", "", "sister", "3 June 2009"}, []string{label.Label, label.RealName, label.Relationship, label.Born})
	assert.True(t, label.Family)
	named := OfferedPerson{Name: "Jane Baker", Role: "health visitor"}.Person(r)
	assert.Equal(t, []string{"", "Jane Baker", "health visitor"}, []string{named.Label, named.RealName, named.Role})
	assert.False(t, named.Family)
}

func TestWhomTheAuthorTakesFromAListIsKnownInTheRows(t *testing.T) {
	r := review()
	aunt := OfferedPerson{Name: "Aunt 1"}.Person(r)
	doc := readCSV(t, "Date,Agency,What happened,Who was involved\n3 June 2013,Police,A call.,Aunt 1\n")
	p := NewPreview(doc, r, Options{People: []*chronology.Person{aunt}, Abbreviations: []*chronology.Abbreviation{{UID: "a", Short: "HV"}}})
	assert.Empty(t, p.Unlisted)
	assert.Equal(t, []*chronology.Person{aunt}, p.People)
	assert.Equal(t, []chronology.Involvement{{Person: aunt.UID}}, p.Rows[0].Event.Involved)
	assert.Contains(t, p.Entities(), chronology.Entity(&chronology.Abbreviation{UID: "a", Short: "HV"}))
}

// Who is named in what rows tell is asked about, and left as it stands until the
// author says who it is.
func TestPeopleNamedInTextsAreAskedAbout(t *testing.T) {
	doc := readCSV(t, "Date,Agency,What happened,Who was involved\n"+
		"3 June 2013,Police,Mother said that Kevin Okafor had been there. Mrs Jones heard it in Harrow Lane on Monday.,Mother\n"+
		"4 June 2013,Police,Kevin Okafor was arrested. Children's services were told.,Mother\n")
	r := review()
	r.Put(&chronology.Person{UID: "father", Label: "Father", RealName: "David Smith"})
	inText := func(p *Preview) (names []string) {
		for _, u := range p.Unlisted {
			if u.InText {
				names = append(names, fmt.Sprintf("%s %d", u.Name, u.Rows))
			}
		}
		return names
	}
	p := NewPreview(doc.Copy(), r, Options{})
	assert.Equal(t, []string{"Kevin Okafor 2", "Mrs Jones 1"}, inText(p), "places, days and agencies are nobody")
	unsaid := len(p.People)
	assert.False(t, slices.ContainsFunc(p.People, func(p *chronology.Person) bool { return p.RealName == "Mrs Jones" }), "nobody is made unasked")

	p = NewPreview(doc.Copy(), r, Options{Names: map[string]NameChoice{
		nameKey("Kevin Okafor"): {Person: "father"}, nameKey("Mrs Jones"): {},
	}})
	require.Len(t, p.People, unsaid+1)
	assert.Equal(t, "Mrs Jones", p.People[unsaid].RealName)
	for _, x := range p.Entities() {
		r.Put(x)
	}
	assert.Contains(t, r.Person("father").Aliases, "Kevin Okafor", "known the next time")
	assert.Empty(t, inText(NewPreview(doc.Copy(), r, Options{})))
}
