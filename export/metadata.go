package export

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"unicode/utf16"

	"throughline.org/throughline/chronology/when"
)

// properties are what a reader program shows about a file.
type properties struct {
	title, subject string
	authors        []string
	printed        when.Day // 0 for none
}

const programName = "Throughline"

// information is the document information dictionary (ISO 32000-1, 14.3.3); it
// says the same as the metadata.
func (p properties) information() []byte {
	b := append([]byte("<</Title"), textString(p.title)...)
	if p.subject != "" {
		b = append(append(b, "/Subject"...), textString(p.subject)...)
	}
	if len(p.authors) > 0 {
		b = append(append(b, "/Author"...), textString(strings.Join(p.authors, ", "))...)
	}
	if p.printed != 0 { // never the clock's time, which would change the bytes
		made := p.printed.Time().Format("20060102150405")
		b = fmt.Appendf(b, "/CreationDate(D:%sZ)/ModDate(D:%sZ)", made, made)
	}
	return fmt.Appendf(b, "/Creator(%s)/Producer(%s)>>", programName, programName)
}

// metadata is the XMP packet (ISO 32000-1, 14.3.2). It claims PDF/UA-1
// (ISO 14289-1, 5) and PDF/A-2a (ISO 19005-2, 6.6.4), and describes the schema of
// the first claim, which the second does not know (6.6.2.3.3).
func (p properties) metadata() []byte {
	var b bytes.Buffer
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/">` + "\n" +
		`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n" +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"` +
		` xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">` + "\n" +
		"<dc:format>application/pdf</dc:format>\n" +
		"<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escaped(p.title) + "</rdf:li></rdf:Alt></dc:title>\n" +
		"<dc:language><rdf:Bag><rdf:li>" + language + "</rdf:li></rdf:Bag></dc:language>\n")
	if p.subject != "" {
		b.WriteString("<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escaped(p.subject) + "</rdf:li></rdf:Alt></dc:description>\n")
	}
	if len(p.authors) > 0 {
		b.WriteString("<dc:creator><rdf:Seq>")
		for _, a := range p.authors {
			b.WriteString("<rdf:li>" + escaped(a) + "</rdf:li>")
		}
		b.WriteString("</rdf:Seq></dc:creator>\n")
	}
	if p.printed != 0 {
		made := p.printed.Time().Format("2006-01-02T15:04:05Z")
		fmt.Fprintf(&b, "<xmp:CreateDate>%s</xmp:CreateDate>\n<xmp:ModifyDate>%s</xmp:ModifyDate>\n<xmp:MetadataDate>%s</xmp:MetadataDate>\n", made, made, made)
	}
	b.WriteString("<xmp:CreatorTool>" + programName + "</xmp:CreatorTool>\n<pdf:Producer>" + programName + "</pdf:Producer>\n" +
		"<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n<pdfuaid:part>1</pdfuaid:part>\n" +
		"</rdf:Description>\n" + claimSchema + "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.Bytes()
}

// claimSchema describes pdfuaid:part (ISO 19005-2, 6.6.2.3.3).
const claimSchema = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"` +
	` xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`

func escaped(text string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(spoken(text))) // a buffer takes everything
	return b.String()
}

// textString writes text outside a page (ISO 32000-1, 7.9.2.2): as it is where
// that is plain, else in UTF-16 with a byte order mark.
func textString(s string) []byte {
	if plain(s) {
		b := []byte{'('}
		for i := range len(s) {
			b = stringByte(b, s[i])
		}
		return append(b, ')')
	}
	return []byte("<FEFF" + hexUTF16(spoken(s)) + ">")
}

func hexUTF16(s string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = fmt.Appendf(b, "%04X", u)
	}
	return string(b)
}
