package intake

import (
	"strings"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"throughline.org/throughline/intake/internal/making"
)

// furtherReturns are returns of shapes that came up after the readers were
// written, each again with what a careful reader makes of it in testdata/others.
var furtherReturns = map[string]func() []byte{
	"turned.docx": func() []byte { // each event a column
		return making.Docx(making.P("Northwick Fire and Rescue")+making.Table("Date|7 April 2013|9 April 2013|late May 2013", "Time|14.30|2pm|", "What happened|Home fire safety visit; nobody in.|Card left, mother rang back.|Smoke alarms fitted.",
			"Who attended|Crew 1|Crew 1|Crew 2", "Action taken|Rebooked|Visit agreed|None"), nil)
	},
	"split-dates.xlsx": func() []byte { // the year in the name of the sheet, the day and the date apart, initials, ranges
		return making.Book{Sheets: []making.Sheet{{Name: "Jan - Dec 2013", XML: making.Cells("Chronology of significant events: Northwick Leisure Trust", "",
			"Day|Date|Hrs|Initials|Contact / event|Source of information|Comments / analysis|Response",
			"Thu|3 Jan|1430hrs|JB|Swimming lesson, child had a bruise on the left arm.|Accident book|No body map was made.|Told the duty manager",
			"|07/04 - 09/04||JB/KS|Holiday club, collected late on three days.|Register||None",
			"|w/c 3 June|14.30|KS|Child brought by a neighbour.|Register|Neighbour not named.|None",
			"|late Sept||KS|Did not attend again.|Register||Letter",
			"|approx 10 Oct|2pm|KS|Mother asked for a refund.|E-mail||Refund paid")}}}.Xlsx()
	},
	"preamble.docx": func() []byte { // a form above the header in the same table, long headings that ask
		return making.Docx(`<w:tbl>`+tr(tc(wide(5), "AGENCY CHRONOLOGY"))+tr(tc(wide(2), "Name of agency:"), tc(wide(3), "Northwick Hospice"))+tr(tc(wide(2), "Completed by:"), tc(wide(3), "A. Author, Head of Nursing"))+
			tr(tc(wide(2), "Date completed:"), tc(wide(3), "12 May 2014"))+tr(tc(wide(5), "Please record only contacts that are relevant. Use one row for each contact, and do not leave out telephone calls."))+
			making.Rows("When did it happen?|Who from your agency was involved?|What was the contact about? (include who was present)|What did your agency do as a result?|Was this in line with your procedures?",
				"3rd April 2013, 1430hrs|Nurse 4|Call from the mother about the grandmother's pain.|Visit the same day.|Yes", "4th April 2013|Nurse 4 and Doctor 9|Visit. Child Y was at home, not at school.|None.|No: the school was not told.",
				"early hrs 5 April 2013|Nurse 6|Grandmother died at home.|Doctor called.|Yes")+`</w:tbl>`, nil)
	},
	"year-in-heading.docx": func() []byte { // the year said once, above the table; loose wordings
		return making.Docx(making.P("Northwick Advice Centre")+making.P("2013")+making.Table("Date|Adviser|Issue discussed|Advice given|Source of information",
			"late Feb|Adviser 1|Rent arrears.|Letter to landlord.|Advice notes", "w/c 3 March|Adviser 1|Rang, no reply.||Call log", "approx 10 April|Adviser 2|Called in without appointment.|Told to ring.|Call log",
			"07/04 - 09/04|Adviser 2|Three calls about the electricity.|Voucher.|Call log", "beginning of June|Adviser 2|Appeal form filled in.|Posted.|Advice notes", "Mon 24th June|Adviser 1|Appeal heard.|Allowed.|Advice notes"), nil)
	},
	"merged-dates.xlsx": func() []byte { // a date merged down over several rows, a header over two, two sheets
		return making.Book{Styles: days, Sheets: []making.Sheet{
			{Name: "2012", XML: making.Cells("Contact||Account||By whom", "Date|Time|What was seen or heard|What we did|Initials", serial("A3", 1, "41244")+"|09:10|Two children playing in the road.|Took them home.|AB", "|09:40|Mother would not open the door.|Rang 101.|AB",
				"|11:00|Police arrived.|None.|CD", serial("A6", 1, "41250")+"|15:00|Mother came in to explain.|Noted.|CD") +
				`<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="C1:D1"/><mergeCell ref="A3:A5"/></mergeCells>`},
			{Name: "2013", XML: making.Cells("Contact||Account||By whom", "Date|Time|What was seen or heard|What we did|Initials", serial("A3", 1, "41300")+"|10:00|Quiet day.|None.|AB", "14 Feb||Card from the child.|Kept.|CD")},
		}}.Xlsx()
	},
	"machine.csv": func() []byte { // as a case management system exports it
		return []byte("CaseId;EventDate;CreatedOn;EventType;EventNarrative;WorkerName;OutcomeDescription\r\n" +
			"77120;2013-04-07T13:30:00Z;2013-04-08T08:00:00Z;Telephone call;\"Call from school; bruise seen.\r\n\r\nAsked to ring back.\";Worker 3;No further action\r\n" +
			"77120;2013-04-09T09:05:00Z;2013-04-09T10:00:00Z;Visit;Nobody in.;Worker 3;\r\n77120;2013-06-30T23:30:00Z;2013-07-01T08:00:00Z;Call;Call at night.;Worker 4;Passed on\r\n")
	},
	"underscores.tsv": func() []byte {
		return []byte("contact_id\tcontact_date\tcontact_time\tcontact_type\tcontact_notes\tcreated_by\tlast_modified\n9001\t07/04/2013\t14:30\tHome visit\tSeen with her sister.\tNurse 2\t08/04/2013 09:00\n" +
			"9002\t08/04/2013\t09:00\tPhone\tNo reply.\tNurse 2\t08/04/2013 09:10\n9003\t19/04/2013\t\tLetter\tSent to the GP.\tNurse 3\t19/04/2013 11:10\n")
	},
	"access.csv": func() []byte { // dates as an American export has them, with seconds
		return []byte("Event Date,Event Time,Details,Staff\n4/3/2013 0:00:00,2:05:00 PM,Came to the desk.,Officer 1\n4/13/2013 0:00:00,10:15:00 AM,Rang.,Officer 1\n5/2/2013 0:00:00,,Wrote.,Officer 2\n")
	},
	"old-letters.csv": func() []byte {
		text, err := charmap.Windows1252.NewEncoder().String("Sep=;\r\nDate;Time;Entry;Taken by\r\n07.04.2013;14.30;“She’s not coming back” – said to Zoë, £20 owed…;Señora Núñez\r\n08.04.2013;;Called again;Señora Núñez\r\n\r\n;;Total entries: 2;\r\n")
		if err != nil {
			panic(err)
		}
		return []byte(text)
	},
	"wide.csv": func() []byte {
		text, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String("\"Date\",\"Received from\",\"To\",\"Message\"\n\"7 April 2013\",\"School\",\"Duty desk\",\"Child absent,\nthird day.\"\n\"8 April 2013\",\"Mother\",\"Worker 1\",\"Child is ill \"\"with a cold\"\"\"\n")
		if err != nil {
			panic(err)
		}
		return []byte(text)
	},
	"moved.docx": func() []byte { // tracked: moved text, a moved row, a paragraph mark struck out, an inserted cell
		return making.Docx(`<w:tbl>`+making.Rows("Date|Event|Outcome")+
			tr(tc("", "7 April 2013"), `<w:tc><w:p><w:moveFrom w:id="1" w:author="A"><w:r><w:t xml:space="preserve">Mother was upset. </w:t></w:r></w:moveFrom>`+making.R("Visit. ")+`<w:moveTo w:id="2" w:author="A"><w:r><w:t>Mother was upset.</w:t></w:r></w:moveTo></w:p></w:tc>`, tc("", "None"))+
			tr(tc("", "8 April 2013"), `<w:tc><w:p><w:pPr><w:rPr><w:del w:id="5" w:author="A"/></w:rPr></w:pPr>`+making.R("First half, ")+`</w:p><w:p>`+making.R("second half.")+`</w:p></w:tc>`, tc("", "None"))+
			tr(tc("", "9 April 2013"), tc("", "Seen."), `<w:tc><w:tcPr><w:cellIns w:id="6" w:author="A"/></w:tcPr>`+making.P("Put in")+`</w:tc>`)+`</w:tbl>`, nil)
	},
	"boxes.docx": func() []byte { // check boxes and lists of three generations
		box := func(ticked string, label string) string {
			mark := map[string]string{"1": "☒", "0": "☐"}[ticked]
			return `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="` + ticked + `"/></w14:checkbox></w:sdtPr><w:sdtContent>` + making.R(mark) + `</w:sdtContent></w:sdt>` + making.R(" "+label+" ")
		}
		old := func(ticked, label string) string {
			return `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked w:val="` + ticked + `"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>` + making.R(" "+label+" ")
		}
		list := `<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="Home visit" w:value="1"/><w:listItem w:displayText="Phone" w:value="2"/></w:dropDownList></w:sdtPr><w:sdtContent>` + making.R("Phone") + `</w:sdtContent></w:sdt>`
		fallen := `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Letter"/><w:listEntry w:val="E-mail"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
		return making.Docx(`<w:tbl>`+making.Rows("Date|Type of contact|Details of contact|Child seen?")+
			tr(tc("", "7 April 2013"), `<w:tc><w:p>`+list+`</w:p></w:tc>`, tc("", "Rang the mother."), `<w:tc><w:p>`+box("0", "Yes")+box("1", "No")+`</w:p></w:tc>`)+
			tr(tc("", "8 April 2013"), `<w:tc><w:p>`+fallen+`</w:p></w:tc>`, tc("", "Wrote to the mother."), `<w:tc><w:p>`+old("1", "Yes")+old("0", "No")+`</w:p></w:tc>`)+`</w:tbl>`, nil)
	},
	"right-to-left.docx": func() []byte { // names in other letters, a table that runs from the right
		rtl := func(text string) string {
			return `<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
		}
		return making.Docx(`<w:tbl><w:tblPr><w:bidiVisual/></w:tblPr>`+making.Rows("Date|Family members present|Details")+
			tr(tc("", "7 April 2013"), `<w:tc><w:p><w:pPr><w:bidi/></w:pPr>`+rtl("مريم الأحمد")+`</w:p><w:p>`+rtl("יוסף כהן")+`</w:p></w:tc>`, `<w:tc><w:p>`+making.R("Visit with ")+rtl("\u200fمريم\u200e")+making.R(" at home.")+`</w:p></w:tc>`)+
			making.Rows("8 April 2013|Łucja Żółć; D’Arcy O’Neill|Call.")+`</w:tbl>`, nil)
	},
	"beside.docx": func() []byte { // notes on the date and on the header, a box with a table, an embedded file, a formula
		note := func(id string) string { return `<w:r><w:footnoteReference w:id="` + id + `"/></w:r>` }
		table := `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>` + making.P("Added later:") + making.Table("10 April 2013|Note found in a drawer.") + making.P("") +
			`</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>` + making.P("Added later:") + making.Table("10 April 2013|Note found in a drawer.") + making.P("") + `</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
		return making.Docx(`<w:tbl>`+tr(`<w:tc><w:p>`+making.R("Date")+note("2")+`</w:p></w:tc>`, tc("", "Event"), tc("", "Response"))+
			tr(`<w:tc><w:p>`+making.R("7 April 2013")+note("3")+`</w:p></w:tc>`, `<w:tc><w:p>`+making.R("Weighed ")+`<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>3.2 kg</m:t></m:r></m:oMath>`+making.R(" today.")+`</w:p></w:tc>`, tc("", "None"))+
			tr(tc("", "8 April 2013"), `<w:tc><w:p>`+making.R("Letter attached.")+`<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"/></w:object></w:r></w:p></w:tc>`, tc("", "Filed"))+`</w:tbl><w:p>`+table+`</w:p>`,
			map[string]string{"footnotes.xml": `<w:footnote w:id="2">` + making.P("Dates are those of the visit.") + `</w:footnote><w:footnote w:id="3">` + making.P("Recorded the day after.") + `</w:footnote>`})
	},
	"prose.docx": func() []byte { // no table at all
		return making.Docx(making.P("Chronology of Northwick Youth Club")+making.P("7 April 2013 – Came with a black eye. Said she fell.")+making.P("9 April 2013 – Did not come.")+making.P("May 2013: left the club."), nil)
	},
	"tabbed.docx": func() []byte { // columns made with tabs
		line := func(cells ...string) string {
			return `<w:p><w:r><w:t>` + strings.Join(cells, `</w:t><w:tab/><w:t>`) + `</w:t></w:r></w:p>`
		}
		return making.Docx(line("Date", "Event", "Outcome")+line("7 April 2013", "Came with a black eye.", "Mother asked")+line("9 April 2013", "Did not come.", "None"), nil)
	},
	"weeks.xlsx": func() []byte { // the week in heading rows, the day by its name
		return making.Book{Sheets: []making.Sheet{{Name: "Log", XML: making.Cells("Day|Time|Entry|Staff", "Week commencing 1 April 2013", "Mon|9.15|Late, no coat.|Teacher 1", "Wed|pm|Sent home ill.|Teacher 2", "Week commencing 8 April 2013", "Tues|8.50|Brought by grandmother.|Teacher 1") +
			`<mergeCells><mergeCell ref="A2:D2"/><mergeCell ref="A5:D5"/></mergeCells>`}}}.Xlsx()
	},
	"spoken.xlsx": func() []byte { // phonetic runs, rich text, a link, errors, a column hidden, 1904
		return making.Book{Properties: `date1904="1"`, Styles: days, Strings: []string{`<t>Date</t>`, `<r><t xml:space="preserve">What </t></r><r><rPr><b/></rPr><t>happened</t></r>`, `<t>山田さん came.</t><rPh sb="0" eb="2"><t>ヤマダ</t></rPh>`},
			Sheets: []making.Sheet{{Name: "S", XML: `<cols><col min="4" max="4" hidden="1"/></cols>` + making.Cells(`<c r="A1" t="s"><v>0</v></c>|Time|<c r="C1" t="s"><v>1</v></c>|Reviewer|Time taken`,
				serial("A2", 1, "39909")+"|"+serial("B2", 3, "0.604166666666667")+`|<c r="C2" t="s"><v>2</v></c>|X|`, serial("A3", 1, "39910")+"|"+serial("B3", 0, "0.375")+`|<c r="C3" t="str"><f>A1&amp;B1</f><v>Rang twice.</v></c>|Y|20 mins`,
				serial("A4", 1, "39911")+`||<c r="C4" t="e"><f>VLOOKUP(1,2,3)</f><v>#REF!</v></c>||`)}}}.Xlsx()
	},
	"side-by-side.xlsx": func() []byte { // the agencies of a trust as columns beside the date
		return making.Book{Sheets: []making.Sheet{{Name: "Combined", XML: making.Cells("Date|Health visiting|School nursing|Comment", "07/04/2013|Weighed at the clinic, gaining.||", "08/04/2013||Rang the school about absence.|No record of the reply.", "09/04/2013|Home visit, nobody in.|Height and weight taken in class.|")}}}.Xlsx()
	},
	"until.csv": func() []byte { // from and to; loose days and spans
		return []byte("From,To,Placement,Placed by,Notes\n07-Apr-13,12-Apr-13,With the grandmother,Worker 1,Agreed by phone\n12-Apr-13,?,With an aunt,Worker 1,\n\"Sunday, May 5, 2013\",to date,Foster carer 2,Worker 2,Emergency\n28/07 – 02/08/2013,,Respite,Worker 2,\n12th & 14th Aug 2013,,Two trial days,Worker 2,\n2013-09-02,2013-09-02,Day visit,Worker 2,\n")
	},
	"replies.csv": func() []byte { // who sent it to whom
		return []byte("Date,From,To,Subject,Message\n07/04/2013,School,Children's Services,Absence,Child has been absent for a week.\n08/04/2013,Children's Services,School,RE: Absence,Thank you for letting us know about this.\n")
	},
}

// furtherPasted are tables taken from the clipboard.
var furtherPasted = map[string]string{
	"pasted-from-excel":   "Date\tTime\tEvent\tOutcome\r\n07/04/2013\t14:30\t\"Call.\nSaid \"\"no\"\".\"\tNone\r\n08/04/2013\t\tVisit\t\r\n",
	"pasted-from-word":    "Date\tEvent\tOutcome\n7 April 2013\tCall from the school.\nChild has a bruise.\tReferred.\nLetter sent.\n8 April 2013\tVisit.\tNone.\n",
	"pasted-many-lines":   "No.\tDate\tEvent\tOutcome\n2013\n1\t7 April 2013\tCall from the school.\n\nChild has a bruise.\tReferred.\nLetter sent.\nFiled.\n2\t8 April 2013\tVisit.\t\n3\t9 April 2013\tNobody in.\n4\t10 April 2013\tSeen.\tNone.\n\nSent by A. Author\n",
	"pasted-from-mail":    "Hello,\n\nhere is ours:\n\nDate\tEvent\n7 April 2013\tCall.\n8 April 2013\tVisit.\n\nKind regards\nA. Author\n",
	"pasted-one-a-line":   "7 April 2013\n\nCall from the school.\n\n8 April 2013\n\nVisit.\n",
	"pasted-with-strokes": "| Date | Event |\n|---|---|\n| 7 April 2013 | Call. |\n| 8 April 2013 | Visit. |\n",
}
