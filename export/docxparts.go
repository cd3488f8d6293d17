package export

import (
	"math"
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
		`<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>`)
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

// documentRels: the header is rId4 and the footer rId5, see sectionEnd; pictures
// come after them.
func (x *docx) documentRels() {
	list := [][2]string{
		{relationSpace + "/styles", "styles.xml"}, {relationSpace + "/numbering", "numbering.xml"},
		{relationSpace + "/settings", "settings.xml"}, {relationSpace + "/header", "header1.xml"}, {relationSpace + "/footer", "footer1.xml"},
	}
	for i := range x.pictures {
		list = append(list, [2]string{relationSpace + "/image", pictureName(i)})
	}
	x.relations(list)
}

// fixedRelations are those of a document without pictures.
const fixedRelations = 5

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
	x.styled("Header", x.settings.Marking)
	x.put(`</w:hdr>`)
}

// footer: whose copy it is, the marking, then title, version and date of printing,
// page of pages.
func (x *docx) footer() {
	x.put(xmlHead, `<w:ftr xmlns:w="`, wordSpace, `">`)
	if x.copyMark != "" {
		x.put(`<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>`)
		x.run(bolded, x.copyMark)
		x.put(`</w:p>`)
	}
	if x.settings.Marking != "" {
		x.styled("Header", x.settings.Marking)
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

// wordPage is a size of page with its margins, in twentieths of a point.
type wordPage struct{ width, height, side, top, foot, head, end int }

// pageSize is that of the pages of a section: the paper's, portrait or landscape.
func (x *docx) pageSize(landscape bool) wordPage {
	short, long := int(math.Round(x.paper.short*twips)), int(math.Round(x.paper.long*twips))
	if landscape {
		return wordPage{width: long, height: short, side: 850, top: 880, foot: 880, head: 460, end: 400}
	}
	return wordPage{width: short, height: long, side: 1160, top: 1000, foot: 1000, head: 560, end: 480}
}

// sectionEnd says how the pages of a section are.
func (x *docx) sectionEnd(landscape bool) {
	x.put(`<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>`)
	p := x.pageSize(landscape)
	x.put(`<w:pgSz w:w="`, strconv.Itoa(p.width), `" w:h="`, strconv.Itoa(p.height), `"`)
	if landscape {
		x.put(` w:orient="landscape"`)
	}
	x.put(`/><w:pgMar w:top="`, strconv.Itoa(p.top), `" w:right="`, strconv.Itoa(p.side), `" w:bottom="`, strconv.Itoa(p.foot), `" w:left="`, strconv.Itoa(p.side),
		`" w:header="`, strconv.Itoa(p.head), `" w:footer="`, strconv.Itoa(p.end), `" w:gutter="0"/></w:sectPr>`)
}

// numbering: the heading of the section has its number, 6, and the paragraphs
// count under it, 6.1. Every other list counts from 1.
func (x *docx) numbering() {
	x.put(xmlHead, `<w:numbering xmlns:w="`, wordSpace, `"><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>`,
		`<w:lvl w:ilvl="0"><w:start w:val="`, strconv.Itoa(max(0, x.settings.SectionNumber)), `"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>`,
		`<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="880" w:hanging="880"/></w:pPr></w:lvl>`,
		`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="NumberedParagraph"/><w:lvlText w:val="%1.%2"/>`,
		`<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="880" w:hanging="880"/></w:pPr><w:rPr><w:b/></w:rPr></w:lvl></w:abstractNum>`,
		`<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="singleLevel"/>`,
		`<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/><w:lvlJc w:val="left"/>`,
		`<w:pPr><w:ind w:left="880" w:hanging="880"/></w:pPr><w:rPr><w:b/></w:rPr></w:lvl></w:abstractNum>`,
		`<w:num w:numId="`, strconv.Itoa(sectionList), `"><w:abstractNumId w:val="1"/></w:num>`)
	for i, l := range x.lists {
		x.put(`<w:num w:numId="`, strconv.Itoa(sectionList+i+1), `"><w:abstractNumId w:val="`, strconv.Itoa(l.like), `"/><w:lvlOverride w:ilvl="`, strconv.Itoa(l.level),
			`"><w:startOverride w:val="`, strconv.Itoa(l.first), `"/></w:lvlOverride></w:num>`)
	}
	x.put(`</w:numbering>`)
}

// wordStyle is a paragraph style, with its properties in the order of ECMA-376. No
// name may be that of a structure type of PDF (ISO 32000-1, 14.8.4): LibreOffice
// would say of all that is of this type, figures even, that it is a paragraph.
type wordStyle struct{ id, name, paragraph, run string }

var wordStyles = []wordStyle{
	{"Title", "Title", `<w:keepNext/><w:keepLines/><w:pBdr><w:bottom w:val="single" w:sz="18" w:space="8" w:color="1A4F8B"/></w:pBdr><w:spacing w:before="1800" w:after="360"/>`, `<w:b/><w:sz w:val="56"/>`},
	{"Subtitle", "Subtitle", `<w:spacing w:after="120"/>`, `<w:sz w:val="26"/>`},
	{"Heading1", "heading 1", `<w:keepNext/><w:keepLines/><w:spacing w:before="360" w:after="160"/><w:outlineLvl w:val="0"/>`, `<w:b/><w:sz w:val="32"/>`},
	{"Heading2", "heading 2", `<w:keepNext/><w:keepLines/><w:spacing w:before="280" w:after="100"/><w:outlineLvl w:val="1"/>`, `<w:b/><w:sz w:val="24"/>`},
	{"Heading3", "heading 3", `<w:keepNext/><w:keepLines/><w:spacing w:before="200" w:after="80"/><w:outlineLvl w:val="2"/>`, `<w:b/><w:sz w:val="20"/>`},
	{"ContentsHeading", "Contents heading", `<w:keepNext/><w:keepLines/><w:spacing w:after="160"/>`, `<w:b/><w:sz w:val="36"/>`},
	{"TOC1", "toc 1", `<w:tabs><w:tab w:val="right" w:pos="9580"/></w:tabs><w:spacing w:after="100"/>`, `<w:sz w:val="22"/>`},
	{"BoldText", "Bold text", `<w:keepNext/><w:spacing w:before="360" w:after="60"/>`, `<w:b/>`},
	{"NumberedParagraph", "Numbered paragraph", `<w:widowControl/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:spacing w:after="140"/>`, ``},
	{"ListNumber", "List Number", `<w:widowControl/><w:spacing w:after="60"/>`, ``},
	{"ListContinue", "List Continue", `<w:spacing w:after="140"/><w:ind w:left="880"/>`, `<w:sz w:val="17"/>`},
	{"Fact", "Fact", `<w:tabs><w:tab w:val="left" w:pos="1680"/></w:tabs><w:spacing w:after="80"/><w:ind w:left="1680" w:hanging="1680"/>`, `<w:sz w:val="21"/>`},
	{"Figure", "Picture with words", `<w:keepNext/><w:spacing w:after="40"/>`, ``},
	{"Note", "Small text", `<w:keepNext/><w:spacing w:before="60" w:after="120"/>`, `<w:sz w:val="18"/>`},
	{"Cell", "Table cell", `<w:spacing w:after="0"/>`, `<w:sz w:val="15"/>`},
	{"GridCell", "Table cell, larger", `<w:spacing w:after="0"/>`, `<w:sz w:val="18"/>`},
	{"CellHeading", "Table heading", `<w:keepNext/><w:spacing w:after="0"/>`, `<w:b/><w:sz w:val="16"/>`},
	{"GridHeading", "Table heading, larger", `<w:keepNext/><w:spacing w:after="0"/>`, `<w:b/><w:sz w:val="18"/>`},
	{"Gap", "Gap", `<w:spacing w:after="0" w:line="20" w:lineRule="exact"/>`, `<w:sz w:val="2"/>`},
	{"Header", "header", `<w:spacing w:after="0"/><w:jc w:val="center"/>`, `<w:b/><w:sz w:val="16"/>`},
	{"Footer", "footer", `<w:spacing w:after="0"/><w:jc w:val="center"/>`, `<w:color w:val="5B6672"/><w:sz w:val="15"/>`},
}

func (x *docx) styles() {
	x.put(xmlHead, `<w:styles xmlns:w="`, wordSpace, `"><w:docDefaults><w:rPrDefault><w:rPr>`,
		`<w:rFonts w:ascii="Noto Sans" w:hAnsi="Noto Sans" w:eastAsia="Noto Sans" w:cs="Noto Sans"/><w:sz w:val="20"/><w:szCs w:val="20"/>`,
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
