package intake

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/intake/internal/making"
)

var update = flag.Bool("update", false, "write what comes of the other returns anew, to be looked at before it is committed")

// understood reads a file of any kind against an empty review, as its agency's.
func understood(t *testing.T, name string, file []byte) *Preview {
	t.Helper()
	doc, err := Read(bytes.NewReader(file), int64(len(file)), name, ReadOptions{})
	require.NoError(t, err)
	return previewOf(doc)
}

func previewOf(doc *Document) *Preview {
	r := chronology.NewReview("A review")
	r.Settings.ScopeFrom, r.Settings.ScopeTo = "1 March 2012", "31 March 2014"
	agency := r.EnsureAgency("The agency")
	r.Put(agency)
	return NewPreview(doc, r, Options{Agency: agency.UID})
}

// told is a preview in words: a line for each event with its place, the wording
// of its date, the window and what its fields say; then its doubts; then what is
// refused and ignored.
func told(p *Preview) string {
	var b strings.Builder
	for _, row := range p.InOrder() {
		if row.Event == nil {
			fmt.Fprintf(&b, "%s: REFUSED “%s”: %s\n", row.Place(), row.When(), row.Refused)
			continue
		}
		fmt.Fprintf(&b, "%s: %s = %s %s\n", row.Place(), row.When(), window(row.Reading.Window), row.Reading.Clock)
		for _, f := range Fields {
			switch f {
			case Ignore, Start, StartTime, DayOfMonth, Month, Year, Weekday:
				continue
			}
			if text := row.Text(f); text != "" {
				fmt.Fprintf(&b, "\t%s: %s\n", f, strings.ReplaceAll(text, "\n", " / "))
			}
		}
		for _, n := range row.Notes {
			fmt.Fprintf(&b, "\tNOTE %s\n", n)
		}
		if name := row.NamedAgency(); name != "" {
			fmt.Fprintf(&b, "\tAGENCY %s\n", name)
		}
		for _, more := range row.Continued {
			fmt.Fprintf(&b, "\tCONTINUED in %s\n", more.Place())
		}
		for _, d := range row.Doubts {
			fmt.Fprintf(&b, "\tDOUBT %s\n", strings.ReplaceAll(d, "\n", " / "))
		}
	}
	for _, i := range p.Ignored {
		fmt.Fprintf(&b, "IGNORED %s: %s: %s\n", i.Place, i.Why, strings.ReplaceAll(i.Text, "\n", " / "))
	}
	return strings.ReplaceAll(b.String(), " \n", "\n")
}

func window(w when.Window) string {
	end := func(d when.Day) string {
		if d.Open() {
			return ""
		}
		return d.ISO()
	}
	switch {
	case w == when.Always:
		return "?"
	case w.Exact():
		return w.Earliest.ISO()
	}
	return end(w.Earliest) + ".." + end(w.Latest)
}

func tc(properties, text string) string {
	return `<w:tc><w:tcPr>` + properties + `</w:tcPr>` + making.P(text) + `</w:tc>`
}

func tr(cells ...string) string { return `<w:tr>` + strings.Join(cells, "") + `</w:tr>` }

const (
	begin = `<w:vMerge w:val="restart"/>`
	down  = `<w:vMerge/>`
)

func wide(n int) string { return fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, n) }

func serial(ref string, style int, v string) string {
	return fmt.Sprintf(`<c r="%s" s="%d"><v>%s</v></c>`, ref, style, v)
}

// days are styles of cells: 1 a date, 2 a month, 3 a time.
const days = `<numFmts><numFmt numFmtId="200" formatCode="dd/mm/yyyy"/><numFmt numFmtId="201" formatCode="mmm-yy"/><numFmt numFmtId="202" formatCode="hh:mm"/></numFmts>` +
	`<fonts><font/></fonts><cellXfs><xf numFmtId="0"/><xf numFmtId="200"/><xf numFmtId="201"/><xf numFmtId="202"/></cellXfs>`

// otherReturns are returns of many shapes, each with what a careful reader makes of it
// in testdata/others.
var otherReturns = map[string]func() []byte{
	"records.docx": func() []byte { // each event a table of its own
		return making.Docx(making.P("Agency: Northshire Police")+making.Table("Report prepared by|A. Author", "Date completed|1 April 2014")+making.P("Event 1")+
			making.Table("Date:|14/03/2012", "Time:|10:30", "Source of information:|Log 1", "Who was involved:|PC 1, Mother", "What happened:|Called to the flat.", "|Nobody answered.", "Action taken:|None.", "Author's comment:|")+
			making.P("Event 2")+making.Table("Date|15 March 2012|Time|2pm", "Source|Log 2|Officer|PC 2", "Details|Rang. Nobody answered.||", "Outcome|Card left||", "Weather|Rain||")+
			making.P("Event 3")+making.Table("Date: 16 March 2012|Source: Log 3", "Details: Rang again.|", "Outcome: None.|"), nil)
	},
	"day-month-year.docx": func() []byte { // the date in three columns under one heading
		return making.Docx(`<w:tbl>`+tr(tc(wide(3), "Date"), tc(begin, "Source"), tc(begin, "Event"))+tr(tc("", "Day"), tc("", "Month"), tc("", "Year"), tc(down, ""), tc(down, ""))+
			making.Rows("14|March|2012|Log|Called.", "15|03|12|Log|Rang.", "|April|2012|Log|Wrote.", "||2013|Log|Some letters were sent.", "31|June|2012|Log|No such day.")+`</w:tbl>`, nil)
	},
	"strokes.csv": func() []byte {
		return []byte("No.|Date of event|Date to|Date recorded|Source|Name and role|Narrative|Agency response|IMR author comment|Tel. no.|Case ref\n" +
			"1|01/04/2012|03/04/2012|05/04/2012|Case note|SW 1|Three visits in a row|None||01632 960001|A/01\n2|4/52 later|||Letter|SW 1|Letter sent|||01632 960001|A/02\n" +
			"3|6/12 ago|||Letter|SW 1|Letter|||\n4|from May 2012|ongoing||Letter|SW 1|Letters|||\n5||03/06/2012||Letter|SW 1|Letters|||\n")
	},
	"sheets.xlsx": func() []byte { // a sheet for each agency, headed differently
		return making.Book{Sheets: []making.Sheet{
			{Name: "Cover", XML: making.Cells("Chronology for the review|", "Please complete every sheet")},
			{Name: "Police", XML: making.Cells("Date|Time|Details|Outcome", "14/03/2012|10.30|Called to the flat, nobody in|None", "15/03/2012||Rang the mother, no reply|None")},
			{Name: "GP", XML: making.Cells("Date of consultation|Seen by|Consultation notes|Plan", "16/03/2012|Dr 1|Low mood, sleeping badly|Tablets", "17/03/2012|Dr 1|Better today and going out|Review")},
			{Name: "Family", XML: making.Cells("Name|DOB|Relationship to child", "Ann|1/2/1980|Mother")},
			{Name: "Lists", State: "hidden", XML: making.Cells("Yes", "No")},
		}}.Xlsx()
	},
	"months.docx": func() []byte { // the month in heading rows, the year in headings between tables
		return making.Docx(making.Table("Date|Source|Event", "March 2012||", "14th|Log|Called.", "15th (Thursday)|Log|Rang.", "April 2012||", "2nd 10:30|Log|Wrote.", "3rd|Log|Wrote again.")+
			`<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr>`+making.R("Part two: 2013")+`</w:p>`+
			making.Table("Date|Source|Event", "2 May|Log|Visit.", "7 Jan|Log|Visit.", "31 June|Log|No such day.", "TOTAL||3", "Completed by: A. Author||"), nil)
	},
	"years.csv": func() []byte {
		return []byte("Date,Event\n20 December 2012,Visit\n27 Dec,Call\n4 January,Call\n12 January,Visit\n")
	},
	"headless.csv": func() []byte {
		return []byte("01/02/2013;09:30;SW 1;Case notes;Home visit, mother and both children seen;Referral made;Y\n" +
			"02/02/2013;10:15;SW 2;Case notes;Telephone call to school about attendance;None;N\n05/02/2013;;SW 1;E-mail;E-mail from health visitor asking for news;Replied;N\n")
	},
	"two-rows-of-headings.xlsx": func() []byte {
		return making.Book{Styles: days, Sheets: []making.Sheet{{Name: "Chron", XML: making.Cells("Northwick Community Trust", "Agency|Northwick Community Trust", "Author|A. Author", "Date completed|"+serial("B4", 1, "41800"),
			"Instructions: complete every column. Use one row for each event.", "", "When||What||Who|", "Date|Time|Description of event|What was done|Role|Date recorded",
			serial("A9", 1, "41200")+"|"+serial("B9", 0, "0.4375")+"|Home visit, all well|None|HV 1|"+serial("F9", 1, "41201"), serial("A10", 1, "41210")+"|N/K|Telephone call from mother|Advice|HV 1|",
			"|||No record was made until later||", serial("A12", 2, "41214")+"|"+serial("B12", 3, "0.5")+"|Clinic, weighed, all well||NN 2|", "31.02.2013|10:00|Clinic|x||", "2013|||||",
			serial("A15", 0, "41420")+"||Clinic again, not brought|||", "dd/mm/yyyy||Guidance||", "|||||", "Key|HV = health visitor||||", "Signed||||") +
			`<mergeCells><mergeCell ref="A7:B7"/><mergeCell ref="C7:D7"/><mergeCell ref="E7:F7"/></mergeCells>`}}}.Xlsx()
	},
	"weekdays.csv": func() []byte {
		return []byte("Chronology of contacts\nNorthwick Homes\n\nDay,Date,Start time,Finish time,Contact with,Summary of contact,Actions,Notes,Child seen Y/N/NA\n" +
			"Monday,05/03/2012,09:00,10:00,Mother,Visit about the rent,Letter,Later she rang,N/A\nTuesday,07/03/2012,9am,,Mother,Visit about the rent,Letter,,N/A\n" +
			",08/03/2012 - 10.30,,,Mother & Partner 1,Visit about the rent,Letter,,Yes - Sibling 1 only\n,w/e 16/03/2012,approx 3pm,,Mother,Visit about the rent,Letter,,\n" +
			",from 20/03/2012 to 25/03/2012,,,Mother,Visits,Letter,,\nEnd of chronology,,,,,,,,\n")
	},
	"crooked.docx": func() []byte { // drawn by hand: the edges of cells do not meet
		return making.Docx(`<w:tbl><w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="100"/><w:gridCol w:w="2000"/><w:gridCol w:w="200"/><w:gridCol w:w="1800"/></w:tblGrid>`+
			tr(tc(wide(2), "Date"), tc("", "Event"), tc(wide(2), "Outcome"))+tr(tc("", "1/3/2012"), tc(wide(3), "Seen at home."), tc("", "None"))+
			tr(tc(wide(2), "2/3/2012"), tc(wide(3), "Event and outcome in one cell."))+tr(tc(wide(2), "3/3/2012 10:30"), tc(wide(2), "Seen."), tc("", "Told"))+
			tr(tc(wide(5), "No entries were found between April and June 2012, when the worker was on leave and nobody took over the case from her."))+
			tr(tc(wide(2), "4/3/2012"), tc("", ""), tc(wide(2), ""))+tr(tc(wide(2), "5/3/2012, 6/3/2012"), tc("", "Two calls."), tc(wide(2), ""))+
			tr(tc(wide(2), "when it suited"), tc("", "A call."), tc(wide(2), ""))+`</w:tbl>`+making.P("Document control")+making.Table("Version|Date|Author|Changes", "1|1/2/2014|A|First draft")+
			making.P("Contacts")+making.Table("Name|Role|Telephone", "Ann|SW|01632 960002")+making.Table("Abbreviation|Stands for", "HV|Health visitor"), nil)
	},
	"combined.tsv": func() []byte {
		return []byte("Date\tDate of entry\tAgency\tService\tEvent\n01/03/2012\t02/03/2012\tHealth\tHV\tVisit\n02/03/2012\t02/03/2012\tPolice\t\tCall\n03/03/2012\t\t\t\tCall\n")
	},
	"recorded.csv": func() []byte {
		return []byte("Recorded on,Detail,By\n01/03/2012,Visit to the home,SW 1\n13/03/2012,Visit,SW 1\n")
	},
	"days-in-headings.docx": func() []byte {
		return making.Docx(`<w:tbl>`+making.Rows("Time|Officer|Details|Outcome")+tr(tc(wide(4), "Wednesday 14 March 2012"))+making.Rows("10:30|PC 1|Called.|None", "|PC 2|Rang.|None", "11.15|PC 2|Left.|None")+
			tr(tc(wide(4), "15/03/2012"))+making.Rows("am|PC 1|Called.|None")+`</w:tbl>`, nil)
	},
	"merged-down.docx": func() []byte {
		return making.Docx(`<w:tbl>`+making.Rows("Date|Source|Event", "14/03/2012|Log|Called.")+tr(tc(begin, "15/03/2012"), tc(begin, "Log 2"), tc("", "Rang."))+tr(tc(down, ""), tc(down, ""), tc("", "Rang again."))+
			tr(tc("", "16/03/2012"), tc("", "Log 3"), tc(begin, "One story for two days."))+tr(tc("", "17/03/2012"), tc("", "Log 4"), tc(down, ""))+`</w:tbl>`, nil)
	},
	"lines-in-cells.csv": func() []byte {
		return []byte("Date,Event,Response\n3/6/2013,\"Visit\n10/6/2013 planned\",x\n\"5/6/2013\nduty call\",Visit,y\n07/06/2013,\"=HYPERLINK(\"\"http://evil.example\"\")\",y\n")
	},
	"midnight.csv": func() []byte {
		return []byte("Date;Time;Event\n03/06/2013 00:00;10:30;Visit\n04/06/2013 00:00;;Visit\n05/06/2013 00:00;11:00;Visit\n06/06/2013 00:00;;Visit\n")
	},
	"american.csv": func() []byte {
		return []byte("Date,Event\n6/3/2013,Visit\n6/10/2013,Visit\n6/25/2013,Visit\n7/1/2013,Visit\n")
	},
	"one-turned-round.csv": func() []byte {
		return []byte("Date,Event\n03/02/2013,Visit\n05/02/2013,Visit\n02/07/2013,Visit\n11/02/2013,Visit\n13/02/2013,Visit\n20/02/2013,Visit\n")
	},
	"another-header.xlsx": func() []byte {
		return making.Book{Sheets: []making.Sheet{{Name: "2013", XML: making.Cells("Date|Source|Event|Outcome", "3 May|Log|Called|None", "4 May|Log|Called|None", "", "Date|Outcome|Officer|Event", "5 May|None|PC 1|Rang", "Date|Outcome|Officer|Event", "6 May|None|PC 1|Rang")}}}.Xlsx()
	},
	"notes.docx": func() []byte {
		return making.Docx(making.P("Child Y, born 06/06/2013. EDD: 30 May 2013")+`<w:tbl>`+making.Rows("Date|Event|Response")+
			tr(tc("", "18/40"), `<w:tc><w:p>`+making.R("Seen")+`<w:r><w:endnoteReference w:id="2"/></w:r></w:p></w:tc>`, `<w:tc><w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>None</w:t></w:r>`+making.R(" Told")+`</w:p></w:tc>`)+
			making.Rows("10 weeks old|Weighed|", "when Child Y was 3 months old|Weighed|", "two days before the birth|Seen|")+`</w:tbl>`,
			map[string]string{"endnotes.xml": `<w:endnote w:id="2">` + making.P("By the locum.") + `</w:endnote>`})
	},
	"1904.xlsx": func() []byte {
		return making.Book{Properties: `date1904="1"`, Styles: days, Sheets: []making.Sheet{{Name: "S", XML: making.Cells("Date|Event", serial("A2", 1, "39833")+"|Visit", serial("A3", 0, "39834")+"|A number", "39835|Text")}}}.Xlsx()
	},
	"picked.docx": func() []byte {
		picker := func(day, shown string) string {
			return `<w:tc><w:p><w:sdt><w:sdtPr><w:date w:fullDate="` + day + `T00:00:00Z"/></w:sdtPr><w:sdtContent>` + making.R(shown) + `</w:sdtContent></w:sdt></w:p></w:tc>`
		}
		return making.Docx(`<w:tbl>`+making.Rows("Date|Event")+tr(picker("2013-05-03", "3 May 2013"), tc("", "Agrees"))+tr(picker("2013-03-05", "3/5/2013"), tc("", "American"))+
			tr(picker("2013-05-03", "4 May 2013"), tc("", "Typed over"))+`</w:tbl>`, nil)
	},
	"tracked.docx": func() []byte { // written with the tracking of changes left on
		ins := func(text string) string {
			return `<w:tc><w:p><w:ins w:author="A"><w:r><w:t>` + text + `</w:t></w:r></w:ins></w:p></w:tc>`
		}
		table := making.Rows("Date|Event")
		for day := 1; day < 7; day++ {
			table += `<w:tr><w:trPr><w:ins w:author="A"/></w:trPr>` + ins(fmt.Sprintf("%d May 2013", day)) + ins("Visit.") + `</w:tr>`
		}
		return making.Docx(`<w:tbl>`+table+tr(tc("", "7 May 2013"), `<w:tc><w:p><w:del w:author="B"><w:r><w:delText>Hit.</w:delText></w:r></w:del><w:ins w:author="B"><w:r><w:t>Pushed.</w:t></w:r></w:ins></w:p></w:tc>`)+`</w:tbl>`, nil)
	},
	"stacked.docx": func() []byte { // headings above what they head
		return making.Docx(`<w:tbl>`+making.Rows("Date|14 March 2012", "Source|Log")+tr(tc(wide(2), "What happened"))+tr(tc(wide(2), "Called to the flat."))+tr(tc(wide(2), "Response"))+tr(tc(wide(2), "None."))+`</w:tbl>`, nil)
	},
	"typed-and-struck.docx": func() []byte {
		return making.Docx(`<w:tbl>`+making.Rows("Date|Source|Event|Child seen")+
			tr(`<w:tc><w:p><w:r><w:rPr><w:strike/></w:rPr><w:t xml:space="preserve">14/03/2012 </w:t></w:r>`+making.R("15/03/2012")+`</w:p></w:tc>`, tc("", "Log"), tc("", "Called."), tc("", "☒ Yes ☐ No"))+
			making.Rows("cont’d|||", "(continued)||And more.|", "16/03/2012 (received 18/03/2012)|Log|Letter.|")+
			tr(`<w:tc><w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>`+making.R("Click or tap to enter a date.")+`</w:sdtContent></w:sdt></w:p></w:tc>`, tc("", ""), tc("", "Whose date was never picked."), tc("", ""))+`</w:tbl>`, nil)
	},
	"typed-times.xlsx": func() []byte {
		return making.Book{Styles: days, Sheets: []making.Sheet{{Name: "S", XML: making.Cells("Date|Time|Event", serial("A2", 1, "41200")+"|"+serial("B2", 0, "14.3")+"|Visit", serial("A3", 1, "41201")+"|"+serial("B3", 0, "930")+"|Visit",
			serial("A4", 1, "41202")+"|"+serial("B4", 0, "9.15")+"|Visit", "||"+serial("C5", 0, "3"))}}}.Xlsx()
	},
}

func TestOtherReturnsGiveWhatACarefulReaderMakesOfThem(t *testing.T) {
	for _, returns := range []map[string]func() []byte{otherReturns, furtherReturns} {
		for name, file := range returns {
			t.Run(name, func(t *testing.T) { isAsBefore(t, name, understood(t, name, file())) })
		}
	}
	for name, text := range furtherPasted {
		t.Run(name, func(t *testing.T) {
			doc, err := ReadPasted(text, ReadOptions{})
			require.NoError(t, err)
			isAsBefore(t, name, previewOf(doc))
		})
	}
}

// isAsBefore compares a preview with what is kept of it.
func isAsBefore(t *testing.T, name string, p *Preview) {
	t.Helper()
	got := told(p)
	golden := filepath.Join("testdata", "others", name+".txt")
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(golden), 0o755))
		require.NoError(t, os.WriteFile(golden, []byte(got), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
}
