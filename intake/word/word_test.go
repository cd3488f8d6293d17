package word

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/intake/archive"
	"throughline.org/throughline/intake/internal/making"
	"throughline.org/throughline/intake/sent"
)

func read(t *testing.T, file []byte, o Options) *sent.File {
	t.Helper()
	pkg, err := archive.Open(bytes.NewReader(file), int64(len(file)))
	require.NoError(t, err)
	f, err := Read(pkg, "x.docx", o)
	require.NoError(t, err)
	return f
}

// cell reads a document whose one table has one cell, with these paragraphs.
func cell(t *testing.T, paragraphs string, parts map[string]string) sent.Cell {
	t.Helper()
	f := read(t, making.Docx(`<w:tbl><w:tr><w:tc>`+paragraphs+`</w:tc></w:tr></w:tbl>`, parts), Options{})
	require.Len(t, f.Tables, 1)
	require.Len(t, f.Tables[0].Rows, 1)
	require.NotEmpty(t, f.Tables[0].Rows[0].Cells)
	return f.Tables[0].Rows[0].Cells[0]
}

func run(inside string) string { return `<w:p><w:r>` + inside + `</w:r></w:p>` }

func TestWhatARunShows(t *testing.T) {
	for name, c := range map[string]struct{ xml, want string }{
		"tabs and breaks":           {run(`<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t>`), "a\tb\nc\nd"},
		"no-break hyphen and space": {run("<w:t>Six</w:t><w:noBreakHyphen/><w:t xml:space=\"preserve\">week\u00a0check</w:t>"), "Six\u2011week\u00a0check"},
		"soft hyphens":              {run("<w:t>safe</w:t><w:softHyphen/><w:t>guard\u00ading</w:t>"), "safeguarding"},
		"spaces that are kept":      {run(`<w:t xml:space="preserve">said </w:t><w:t>she</w:t>`), "said she"},
		"indented XML":              {run("<w:t>\n   said so\n  </w:t><w:t>twice</w:t>"), "said so twice"},
		"symbols":                   {run(`<w:sym w:font="Wingdings" w:char="F0FE"/><w:t xml:space="preserve"> yes </w:t><w:sym w:font="Symbol" w:char="F0AE"/><w:sym w:font="Calibri" w:char="00E9"/>`), "☑ yes →é"},
		"a symbol nobody knows":     {run(`<w:sym w:font="Wingdings" w:char="F001"/><w:t>x</w:t>`), "\uFFFDx"},
		"a run in a font of signs":  {run("<w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr><w:t>\uF0FC</w:t>"), "✓"},
		"a pasted bullet":           {run("<w:t>\uF0B7 one</w:t>"), "• one"},
		"ruby":                      {run(`<w:ruby><w:rt><w:r><w:t>above</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby>`), "base"},
		"a link":                    {`<w:p><w:hyperlink r:id="rId9"><w:r><w:t>the report</w:t></w:r></w:hyperlink></w:p>`, "the report"},
		"a formula":                 {`<w:p><m:oMath xmlns:m="m"><m:f><m:num><m:r><m:t>18</m:t></m:r></m:num><m:den><m:r><m:t>40</m:t></m:r></m:den></m:f></m:oMath></w:p>`, "18/40"},
		"smart tags and custom XML": {`<w:p><w:smartTag><w:r><w:t>Lon</w:t></w:r></w:smartTag><w:customXml><w:r><w:t>don</w:t></w:r></w:customXml></w:p>`, "London"},
		"several paragraphs":        {making.P("one") + making.P("") + making.P("two"), "one\n\ntwo"},
	} {
		assert.Equal(t, c.want, cell(t, c.xml, nil).Text, name)
	}
}

func TestOfAFieldOnlyTheResultIsShown(t *testing.T) {
	mark := func(kind, more string) string {
		return `<w:r><w:fldChar w:fldCharType="` + kind + `">` + more + `</w:fldChar></w:r>`
	}
	instruction := `<w:r><w:instrText> SAVEDATE </w:instrText></w:r>`
	for name, c := range map[string]struct{ xml, want string }{
		"plain":  {mark("begin", "") + instruction + mark("separate", "") + making.R("19/03/2014") + mark("end", ""), "19/03/2014"},
		"simple": {`<w:fldSimple w:instr=" PAGE ">` + making.R("4") + `</w:fldSimple>`, "4"},
		"one in the instruction of another": {mark("begin", "") + instruction + mark("begin", "") + mark("separate", "") + making.R("inner") + mark("end", "") +
			mark("separate", "") + making.R("outer") + mark("end", ""), "outer"},
		"a ticked box": {mark("begin", `<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>`) + instruction + mark("end", ""), "☒"},
		"an empty box": {mark("begin", `<w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData>`) + instruction + mark("end", ""), "☐"},
		"a list":       {mark("begin", `<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="No"/><w:listEntry w:val="Yes"/></w:ddList></w:ffData>`) + instruction + mark("end", ""), "Yes"},
		"a list that shows its result": {mark("begin", `<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="No"/><w:listEntry w:val="Yes"/></w:ddList></w:ffData>`) + instruction +
			mark("separate", "") + making.R("Yes") + mark("end", ""), "Yes"},
	} {
		assert.Equal(t, c.want, cell(t, `<w:p>`+c.xml+`</w:p>`, nil).Text, name)
	}
	open := cell(t, `<w:p>`+mark("begin", "")+instruction+`</w:p>`+making.P("not lost"), nil)
	assert.Equal(t, "not lost", open.Text, "a field that never ends swallows nothing")
}

const changed = `<w:p>` +
	`<w:r><w:t xml:space="preserve">Mother said she was </w:t></w:r><w:del w:author="A"><w:r><w:delText>hit</w:delText></w:r></w:del>` +
	`<w:ins w:author="B"><w:r><w:t>pushed</w:t></w:r></w:ins><w:moveFrom><w:r><w:t xml:space="preserve"> here</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t xml:space="preserve"> there</w:t></w:r></w:moveTo></w:p>`

func TestTrackedChangesAreShownAsChosenAndTheOtherTextKept(t *testing.T) {
	table := `<w:tbl><w:tr><w:tc>` + changed + `</w:tc></w:tr>` +
		`<w:tr><w:trPr><w:ins w:author="B"/></w:trPr><w:tc>` + making.P("put in") + `</w:tc></w:tr>` +
		`<w:tr><w:trPr><w:del w:author="B"/></w:trPr><w:tc>` + making.P("taken out") + `</w:tc></w:tr></w:tbl>`
	accepted := read(t, making.Docx(table, nil), Options{}).Tables[0].Rows
	assert.Equal(t, "Mother said she was pushed there", accepted[0].Cells[0].Text)
	assert.Equal(t, []sent.Remark{
		{Kind: sent.DeletedText, Text: "hit", Who: "A"}, {Kind: sent.AddedText, Text: "pushed", Who: "B"},
		{Kind: sent.DeletedText, Text: " here"}, {Kind: sent.AddedText, Text: " there"},
	}, accepted[0].Cells[0].Remarks)
	assert.Equal(t, []sent.RowState{0, sent.Inserted, sent.Deleted}, []sent.RowState{accepted[0].State, accepted[1].State, accepted[2].State})

	rejected := read(t, making.Docx(table, nil), Options{Rejected: true}).Tables[0].Rows
	assert.Equal(t, "Mother said she was hit here", rejected[0].Cells[0].Text)
	assert.Len(t, rejected[0].Cells[0].Remarks, 4, "what was put in is kept beside it")
	assert.Equal(t, []sent.RowState{0, sent.Deleted, 0}, []sent.RowState{rejected[0].State, rejected[1].State, rejected[2].State})
}

func TestADeletedParagraphMarkJoinsTheParagraphs(t *testing.T) {
	mark := func(change string) string { return `<w:pPr><w:rPr><w:` + change + ` w:author="A"/></w:rPr></w:pPr>` }
	xml := `<w:p>` + mark("del") + making.R("one ") + `</w:p>` + making.P("line") +
		`<w:p>` + mark("del") + `<w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>` + making.P("next")
	assert.Equal(t, "one line\nnext", cell(t, xml, nil).Text)
	f := read(t, making.Docx(`<w:tbl><w:tr><w:tc><w:p>`+mark("ins")+making.R("one ")+`</w:p>`+making.P("line")+`</w:tc></w:tr></w:tbl>`, nil), Options{Rejected: true})
	assert.Equal(t, "one line", f.Tables[0].Rows[0].Cells[0].Text)
}

func TestFormattingThatWasChangedIsNotTheFormattingNow(t *testing.T) {
	c := cell(t, `<w:p><w:r><w:rPr><w:rPrChange w:author="A"><w:rPr><w:vanish/><w:strike/></w:rPr></w:rPrChange></w:rPr><w:t>plain</w:t></w:r></w:p>`, nil)
	assert.Equal(t, "plain", c.Text)
	assert.Empty(t, c.Remarks)
}

func TestHiddenAndStruckTextIsNamed(t *testing.T) {
	styles := map[string]string{"styles.xml": `<w:style w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="S"><w:basedOn w:val="H"/></w:style>` +
		`<w:style w:styleId="X"><w:rPr><w:strike/></w:rPr></w:style>`}
	for name, c := range map[string]struct {
		xml, want string
		remark    sent.Remark
	}{
		"hidden":                      {run(`<w:rPr><w:vanish/></w:rPr><w:t>secret</w:t>`), "seen", sent.Remark{Kind: sent.HiddenText, Text: "secret"}},
		"hidden by its style":         {run(`<w:rPr><w:rStyle w:val="S"/></w:rPr><w:t>secret</w:t>`), "seen", sent.Remark{Kind: sent.HiddenText, Text: "secret"}},
		"hidden with its paragraph":   {`<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr>` + making.R("secret") + `</w:p>`, "seen", sent.Remark{Kind: sent.HiddenText, Text: "secret"}},
		"struck":                      {run(`<w:rPr><w:strike/></w:rPr><w:t>wrong</w:t>`), "wrong\nseen", sent.Remark{Kind: sent.StruckText, Text: "wrong"}},
		"struck twice over":           {run(`<w:rPr><w:dstrike/></w:rPr><w:t>wrong</w:t>`), "wrong\nseen", sent.Remark{Kind: sent.StruckText, Text: "wrong"}},
		"shown in spite of its style": {run(`<w:rPr><w:rStyle w:val="S"/><w:vanish w:val="0"/></w:rPr><w:t>shown</w:t>`), "shown\nseen", sent.Remark{}},
	} {
		got := cell(t, c.xml+making.P("seen"), styles)
		assert.Equal(t, c.want, got.Text, name)
		if c.remark == (sent.Remark{}) {
			assert.Empty(t, got.Remarks, name)
			continue
		}
		assert.Equal(t, []sent.Remark{c.remark}, got.Remarks, name)
	}
}

func TestContentControlsAreSeenThroughAtEveryLevel(t *testing.T) {
	control := func(properties, inside string) string {
		return `<w:sdt><w:sdtPr>` + properties + `</w:sdtPr><w:sdtContent>` + inside + `</w:sdtContent></w:sdt>`
	}
	date := `<w:date w:fullDate="2013-04-10T00:00:00Z"/>`
	body := control("", `<w:tbl>`+
		`<w:tr><w:tc><w:p>`+control(date, making.R("10/04/2013"))+making.R(" 09:30")+`</w:p></w:tc>`+control("", `<w:tc>`+making.P("in a cell")+`</w:tc>`)+`</w:tr>`+
		control("", making.Rows("in a row|x"))+
		`<w:tr>`+control(date, `<w:tc>`+making.P("10 April")+`</w:tc>`)+`<w:tc>`+control("", making.P("a block"))+`</w:tc></w:tr>`+
		`<w:tr><w:tc><w:p>`+control(`<w:showingPlcHdr/>`, making.R("Click or tap to enter a date."))+`</w:p></w:tc>`+control(`<w:showingPlcHdr/>`, `<w:tc>`+making.P("Choose an item.")+`</w:tc>`)+`</w:tr>`+
		`</w:tbl>`)
	f := read(t, making.Docx(body, nil), Options{})
	require.Len(t, f.Tables, 1)
	rows := f.Tables[0].Rows
	require.Len(t, rows, 4)
	picked := []sent.Remark{{Kind: sent.PickedDay, Text: "2013-04-10"}}
	assert.Equal(t, []sent.Cell{{Text: "10/04/2013 09:30", Span: 1, Remarks: picked}, {Text: "in a cell", Column: 1, Span: 1, Ordinal: 1}}, rows[0].Cells)
	assert.Equal(t, "in a row · x", rows[1].Text())
	assert.Equal(t, 2, rows[1].Number)
	assert.Equal(t, picked, rows[2].Cells[0].Remarks)
	assert.Equal(t, "10 April · a block", rows[2].Text())
	assert.Empty(t, rows[3].Text(), "what a control shows until it is filled in is nobody's text")
	assert.True(t, rows[3].State.Is(sent.Form))
}

func TestMergedCellsBothWays(t *testing.T) {
	tc := func(properties, text string) string {
		return `<w:tc><w:tcPr>` + properties + `</w:tcPr>` + making.P(text) + `</w:tc>`
	}
	f := read(t, making.Docx(`<w:tbl><w:tblGrid><w:gridCol w:w="100"/><w:gridCol w:w="200"/><w:gridCol w:w="300"/></w:tblGrid>`+
		`<w:tr>`+tc(`<w:gridSpan w:val="2"/>`, "wide")+tc(`<w:vMerge w:val="restart"/>`, "tall")+`</w:tr>`+
		`<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>`+tc("", "second")+tc(`<w:vMerge/>`, "")+`</w:tr>`+
		`<w:tr>`+tc(`<w:hMerge w:val="restart"/>`, "old")+tc(`<w:hMerge/>`, "way")+tc("", "x")+`</w:tr></w:tbl>`, nil), Options{})
	t0 := f.Tables[0]
	assert.Equal(t, []int{100, 300, 600}, t0.Grid)
	assert.Equal(t, []sent.Cell{{Text: "wide", Span: 2}, {Text: "tall", Column: 2, Span: 1, Ordinal: 1}}, t0.Rows[0].Cells)
	assert.Equal(t, []sent.Cell{{Text: "second", Column: 1, Span: 1}, {Column: 2, Span: 1, Ordinal: 1, Down: true}}, t0.Rows[1].Cells)
	assert.Equal(t, []sent.Cell{{Text: "old\nway", Span: 2}, {Text: "x", Column: 2, Span: 1, Ordinal: 2}}, t0.Rows[2].Cells)
}

func TestATableInACellIsTextOfTheCell(t *testing.T) {
	f := read(t, making.Docx(`<w:tbl><w:tr><w:tc>`+making.P("before")+making.Table("Date|Weight|", "1/2||3 kg")+making.P("after")+`</w:tc></w:tr></w:tbl>`+making.Table("x"), nil), Options{})
	require.Len(t, f.Tables, 2, "the table inside is not counted")
	assert.Equal(t, "before\nDate\tWeight\n1/2\t\t3 kg\nafter", f.Tables[0].Rows[0].Cells[0].Text)
	assert.Equal(t, []int{1}, f.Tables[0].Nested)
	assert.Equal(t, "table 2", f.Tables[1].Name)
}

func TestATextBoxIsReadOnceBelowItsParagraph(t *testing.T) {
	box := `<w:txbxContent>` + making.P("card left") + `</w:txbxContent>`
	drawn := `<w:drawing><a:graphic><wps:txbx>` + box + `</wps:txbx></a:graphic></w:drawing>`
	both := `<mc:AlternateContent><mc:Choice Requires="wps">` + drawn + `</mc:Choice><mc:Fallback><w:pict><v:textbox>` + box + `</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`
	assert.Equal(t, "nobody in, \ncard left\nnext", cell(t, `<w:p>`+making.R("nobody ")+`<w:r>`+both+`</w:r>`+making.R("in, ")+`</w:p>`+making.P("next"), nil).Text)
	fallback := `<mc:AlternateContent><mc:Choice Requires="x"><w:drawing/></mc:Choice><mc:Fallback><w:pict><v:textbox>` + box + `</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`
	assert.Equal(t, "card left", cell(t, run(fallback), nil).Text)
	picture := cell(t, run(`<w:drawing><a:blip/></w:drawing><w:t>x</w:t>`), nil)
	assert.Equal(t, []sent.Remark{{Kind: sent.Picture}}, picture.Remarks)
}

func TestNotesAreKeptBesideTheText(t *testing.T) {
	parts := map[string]string{
		"footnotes.xml": `<w:footnote w:type="separator" w:id="0">` + making.P("---") + `</w:footnote><w:footnote w:id="2">` + making.P(" left blank") + `</w:footnote><w:footnote w:id="3">` + making.P("nobody refers to it") + `</w:footnote>`,
		"endnotes.xml":  `<w:endnote w:id="2">` + making.P("at the end") + making.P("in two lines") + `</w:endnote>`,
		"comments.xml":  `<w:comment w:id="0" w:author="IMR author">` + making.P("ask why") + `</w:comment>`,
	}
	body := `<w:tbl><w:tr><w:tc><w:p>` + making.R("told") + `<w:r><w:footnoteReference w:id="2"/></w:r><w:commentRangeStart w:id="0"/>` + making.R(" late.") +
		`<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r></w:p></w:tc></w:tr></w:tbl>`
	f := read(t, making.Docx(body, parts), Options{})
	c := f.Tables[0].Rows[0].Cells[0]
	assert.Equal(t, "told late.", c.Text)
	assert.Equal(t, []sent.Remark{
		{Kind: sent.Footnote, Text: "left blank"}, {Kind: sent.Comment, Text: "ask why", Who: "IMR author"}, {Kind: sent.Endnote, Text: "at the end\nin two lines"},
	}, c.Remarks)
	assert.Equal(t, []sent.Passage{{Place: "note", Text: "nobody refers to it"}}, f.Outside)
}

func TestBulletsAndNumbersAreText(t *testing.T) {
	numbering := map[string]string{"numbering.xml": `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="` + "\uF0B7" + `"/></w:lvl></w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>` +
		`<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1(%2)"/></w:lvl></w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>` +
		`<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num><w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>`,
		"styles.xml": `<w:style w:styleId="List"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>`}
	item := func(list, level, text string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + list + `"/></w:numPr></w:pPr>` + making.R(text) + `</w:p>`
	}
	styled := `<w:p><w:pPr><w:pStyle w:val="List"/></w:pPr>` + making.R("styled") + `</w:p>`
	plain := `<w:p><w:pPr><w:pStyle w:val="List"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>` + making.R("not in the list") + `</w:p>`
	c := cell(t, item("1", "0", "a bullet")+item("2", "0", "three")+item("2", "1", "a")+item("2", "1", "b")+item("2", "0", "four")+item("2", "1", "a again")+
		item("3", "0", "one")+item("3", "0", "two")+styled+styled+plain, numbering)
	assert.Equal(t, "• a bullet\n3. three\n3(a) a\n3(b) b\n4. four\n4(a) a again\n1. one\n2. two\ni) styled\nii) styled\nnot in the list", c.Text)
}

func TestTheTextRoundTheTablesIsKept(t *testing.T) {
	body := `<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr>` + making.R("A title") + `</w:p>` + making.P("Guidance.") + making.Table("a|b", "|") + `<w:p/>` + making.P("End.")
	f := read(t, making.Docx(body, map[string]string{
		"header1.xml": making.P("OFFICIAL"), "header2.xml": making.P("OFFICIAL"), "footer1.xml": making.P("Page 1"), "styles.xml": `<w:style w:styleId="T"><w:name w:val="Title"/></w:style>`,
	}), Options{})
	assert.Equal(t, []sent.Passage{{Text: "A title", Heading: true}, {Text: "Guidance."}}, f.Tables[0].Before)
	assert.Equal(t, []sent.Passage{{Text: "End."}}, f.After)
	assert.ElementsMatch(t, []sent.Passage{{Place: "header", Text: "OFFICIAL"}, {Place: "footer", Text: "Page 1"}}, f.Outside)
	assert.Equal(t, []sent.Run{{First: 2, Last: 2}}, f.Tables[0].Blank, "a row that holds nothing is noted")
}

func TestAStrictDocumentIsReadAlike(t *testing.T) {
	parts := making.DocxParts(making.Table("Date|What", "1/2/2013|x"), nil)
	for name, part := range parts {
		parts[name] = part
		for from, to := range map[string]string{
			"http://schemas.openxmlformats.org/wordprocessingml/2006/main":          "http://purl.oclc.org/ooxml/wordprocessingml/main",
			"http://schemas.openxmlformats.org/officeDocument/2006/relationships/":  "http://purl.oclc.org/ooxml/officeDocument/relationships/",
			`"http://schemas.openxmlformats.org/officeDocument/2006/relationships"`: `"http://purl.oclc.org/ooxml/officeDocument/relationships"`,
		} {
			parts[name] = string(bytes.ReplaceAll([]byte(parts[name]), []byte(from), []byte(to)))
		}
	}
	assert.Contains(t, parts["word/document.xml"], "purl.oclc.org")
	assert.Len(t, read(t, making.Zip(parts), Options{}).Tables[0].Rows, 2)
}
