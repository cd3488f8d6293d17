package export

import (
	"strconv"
	"strings"
)

const (
	xmlHead       = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
	wordSpace     = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	relationSpace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packageSpace  = "http://schemas.openxmlformats.org/package/2006/"
	wordType      = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

func (x *docx) contentTypes() {
	x.put(xmlHead, `<Types xmlns="`, packageSpace, `content-types">`,
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
		`<Default Extension="xml" ContentType="application/xml"/>`)
	for _, part := range [][2]string{
		{"/word/document.xml", wordType + "document.main+xml"}, {"/word/styles.xml", wordType + "styles+xml"},
		{"/word/numbering.xml", wordType + "numbering+xml"}, {"/word/settings.xml", wordType + "settings+xml"},
		{"/word/header1.xml", wordType + "header+xml"}, {"/word/footer1.xml", wordType + "footer+xml"},
		{"/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"},
		{"/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"},
	} {
		x.put(`<Override PartName="`, part[0], `" ContentType="`, part[1], `"/>`)
	}
	x.put(`</Types>`)
}

func (x *docx) relations(list [][2]string) {
	x.put(xmlHead, `<Relationships xmlns="`, packageSpace, `relationships">`)
	for i, r := range list {
		x.put(`<Relationship Id="rId`, strconv.Itoa(i+1), `" Type="`, r[0], `" Target="`, r[1], `"/>`)
	}
	x.put(`</Relationships>`)
}

func (x *docx) rels() {
	x.relations([][2]string{
		{relationSpace + "/officeDocument", "word/document.xml"},
		{packageSpace + "relationships/metadata/core-properties", "docProps/core.xml"},
		{relationSpace + "/extended-properties", "docProps/app.xml"},
	})
}

// documentRels: the header is rId4 and the footer rId5; see sectionEnd.
func (x *docx) documentRels() {
	x.relations([][2]string{
		{relationSpace + "/styles", "styles.xml"}, {relationSpace + "/numbering", "numbering.xml"},
		{relationSpace + "/settings", "settings.xml"}, {relationSpace + "/header", "header1.xml"}, {relationSpace + "/footer", "footer1.xml"},
	})
}

// core are the properties. The day of printing stands for the clock's time, so
// that the same review gives the same bytes.
func (x *docx) core() {
	x.put(xmlHead, `<cp:coreProperties xmlns:cp="`, packageSpace, `metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" `,
		`xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	var authors []string
	for _, a := range x.review.Authors {
		authors = append(authors, a.Name)
	}
	for _, p := range [][2]string{
		{"dc:title", versionTitle(x.review)}, {"dc:subject", string(x.settings.Type)}, {"dc:creator", strings.Join(authors, ", ")},
		{"dc:language", "en-GB"}, {"cp:contentStatus", x.settings.Version}, {"cp:category", x.settings.Marking},
	} {
		if p[1] != "" {
			x.put(`<`, p[0], `>`)
			x.text(p[1])
			x.put(`</`, p[0], `>`)
		}
	}
	if x.options.Printed != 0 {
		day := x.options.Printed.ISO() + "T00:00:00Z"
		x.put(`<dcterms:created xsi:type="dcterms:W3CDTF">`, day, `</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">`, day, `</dcterms:modified>`)
	}
	x.put(`</cp:coreProperties>`)
}

func (x *docx) app() {
	x.put(xmlHead, `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Throughline</Application></Properties>`)
}

// wordSettings: the title of the window is the document's, as accessibility asks.
func (x *docx) wordSettings() {
	x.put(xmlHead, `<w:settings xmlns:w="`, wordSpace, `"><w:displayBackgroundShape/><w:defaultTabStop w:val="720"/>`,
		`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>`,
		`<w:themeFontLang w:val="en-GB"/></w:settings>`)
}

func (x *docx) header() {
	x.put(xmlHead, `<w:hdr xmlns:w="`, wordSpace, `">`)
	x.paragraph("Header", x.settings.Marking)
	x.put(`</w:hdr>`)
}

// footer: the marking, then title, version and date of printing, page of pages.
func (x *docx) footer() {
	x.put(xmlHead, `<w:ftr xmlns:w="`, wordSpace, `">`)
	if x.settings.Marking != "" {
		x.paragraph("Header", x.settings.Marking)
	}
	x.put(`<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>`)
	words := joined(versionTitle(x.review), " · ", x.settings.Version)
	if x.options.Printed != 0 {
		words += " · printed " + longDay(x.options.Printed)
	}
	x.run("", strings.Trim(words, " ·")+" · page ")
	x.put(`<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>`)
	x.run("", " of ")
	x.put(`<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>`)
}

// sectionEnd says how the pages of a section are: A4, portrait or landscape.
func (x *docx) sectionEnd(landscape bool) {
	x.put(`<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>`)
	if landscape {
		x.put(`<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1000" w:right="850" w:bottom="900" w:left="850" w:header="500" w:footer="400" w:gutter="0"/>`)
	} else {
		x.put(`<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1300" w:right="1200" w:bottom="1200" w:left="1200" w:header="600" w:footer="500" w:gutter="0"/>`)
	}
	x.put(`</w:sectPr>`)
}

// numbering: the heading of the section has its number, 6, and the paragraphs
// count under it, 6.1.
func (x *docx) numbering() {
	x.put(xmlHead, `<w:numbering xmlns:w="`, wordSpace, `"><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>`,
		`<w:lvl w:ilvl="0"><w:start w:val="`, strconv.Itoa(max(0, x.settings.SectionNumber)), `"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/><w:lvlText w:val="%1."/>`,
		`<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="720"/></w:pPr></w:lvl>`,
		`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="NumberedParagraph"/><w:lvlText w:val="%1.%2"/>`,
		`<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="720"/></w:pPr><w:rPr><w:b/></w:rPr></w:lvl>`,
		`</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`)
}

// wordStyle is a paragraph style.
type wordStyle struct{ id, name, paragraph, run string }

var wordStyles = []wordStyle{
	{"Title", "Title", `<w:spacing w:after="60"/>`, `<w:b/><w:sz w:val="44"/>`},
	{"Subtitle", "Subtitle", `<w:spacing w:after="300"/>`, `<w:color w:val="5B6672"/><w:sz w:val="24"/>`},
	{"Heading1", "heading 1", `<w:keepNext/><w:keepLines/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:before="240" w:after="160"/><w:outlineLvl w:val="0"/>`, `<w:b/><w:sz w:val="30"/>`},
	{"NumberedParagraph", "Numbered paragraph", `<w:widowControl/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:spacing w:after="140"/>`, ``},
	{"Note", "Note", `<w:spacing w:before="120" w:after="120"/>`, `<w:color w:val="5B6672"/><w:sz w:val="18"/>`},
	{"Cell", "Table cell", `<w:spacing w:after="0"/>`, `<w:sz w:val="16"/>`},
	{"CellHeading", "Table heading", `<w:keepNext/><w:spacing w:after="0"/>`, `<w:b/><w:sz w:val="16"/>`},
	{"Header", "header", `<w:jc w:val="center"/><w:spacing w:after="0"/>`, `<w:b/><w:sz w:val="18"/>`},
	{"Footer", "footer", `<w:jc w:val="center"/><w:spacing w:after="0"/>`, `<w:color w:val="5B6672"/><w:sz w:val="16"/>`},
}

func (x *docx) styles() {
	x.put(xmlHead, `<w:styles xmlns:w="`, wordSpace, `"><w:docDefaults><w:rPrDefault><w:rPr>`,
		`<w:rFonts w:ascii="Noto Sans" w:hAnsi="Noto Sans" w:eastAsia="Noto Sans" w:cs="Noto Sans"/><w:sz w:val="21"/><w:szCs w:val="21"/>`,
		`<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>`,
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>`,
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>`,
		`<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`)
	for _, s := range wordStyles {
		x.put(`<w:style w:type="paragraph" w:styleId="`, s.id, `"><w:name w:val="`, s.name, `"/><w:basedOn w:val="Normal"/>`,
			`<w:qFormat/><w:pPr>`, s.paragraph, `</w:pPr><w:rPr>`, s.run, `</w:rPr></w:style>`)
	}
	x.put(`<w:style w:type="table" w:styleId="Chronology"><w:name w:val="Chronology"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>`)
	for _, edge := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		x.put(`<w:`, edge, ` w:val="single" w:sz="4" w:space="0" w:color="B9C1C9"/>`)
	}
	x.put(`</w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="70" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>`,
		`<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="E8ECF0"/></w:tcPr></w:tblStylePr></w:style></w:styles>`)
}
