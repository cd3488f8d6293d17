package uacheck

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"unicode/utf16"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// header checks how the file begins and ends.
func (c *checker) header(data []byte) {
	c.must(bytes.HasPrefix(data, []byte("%PDF-1.7\n%")), "A2 6.1.2", "header", "is of another version")
	binary := len(data) > 14
	for _, b := range data[min(10, len(data)):min(14, len(data))] {
		binary = binary && b > 0x7f
	}
	c.must(binary, "A2 6.1.2", "header", "does not say that the file is binary")
	c.must(c.file.Encrypt == nil, "A2 6.1.3", "trailer", "the file is encrypted")
	c.must(len(c.file.ID) == 2, "A2 6.1.3", "trailer", "has no identifier")
	tail := bytes.TrimRight(data, "\r\n")
	c.must(bytes.HasSuffix(tail, []byte("%%EOF")), "A2 6.1.3", "trailer", "something follows the end")
}

// document checks what the file says of itself.
func (c *checker) document() {
	mark := c.dict(c.catalog["MarkInfo"])
	marked, _ := c.deref(mark["Marked"]).(types.Boolean)
	suspect, _ := c.deref(mark["Suspects"]).(types.Boolean)
	c.must(bool(marked), "A2 6.7.2.2", "catalog", "is not said to be tagged")
	c.must(!bool(suspect), "04-001", "catalog", "its tags are said to be suspect")
	viewer := c.dict(c.catalog["ViewerPreferences"])
	title, _ := c.deref(viewer["DisplayDocTitle"]).(types.Boolean)
	c.must(bool(title), "07-001", "catalog", "does not ask for the title to be shown")
	language, _ := c.text(c.catalog["Lang"])
	c.must(regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`).MatchString(language), "11-006", "catalog", "its language is %q", language)
	for _, key := range []string{"OpenAction", "AA", "AcroForm", "OCProperties", "Collection"} {
		c.must(c.catalog[key] == nil, "A2 6.4", "catalog", "has %s", key)
	}
	names := c.dict(c.catalog["Names"])
	c.must(names["EmbeddedFiles"] == nil && names["JavaScript"] == nil, "A2 6.8", "catalog", "has files or programs within")
	c.intent()
	c.metadata()
}

// intent checks that colours mean something (ISO 19005-2, 6.2.3 and 6.2.4.3).
func (c *checker) intent() {
	list := c.array(c.catalog["OutputIntents"])
	c.must(len(list) == 1, "A2 6.2.3", "catalog", "has %d output intents", len(list))
	for _, ref := range list {
		intent := c.dict(ref)
		c.must(c.name(intent["S"]) == "GTS_PDFA1", "A2 6.2.3", "output intent", "is of another kind")
		stream, _ := c.deref(intent["DestOutputProfile"]).(types.StreamDict)
		profile := c.stream(intent["DestOutputProfile"])
		n, _ := c.integer(stream.Dict["N"])
		fits := len(profile) > 128 && n == 3 && string(profile[12:24]) == "mntrRGB XYZ " && string(profile[36:40]) == "acsp"
		c.must(fits, "A2 6.2.3", "output intent", "its profile is none for a screen")
	}
}

// fact is what the metadata say: the text of an element, by its path.
type fact struct{ path, text string }

// metadata checks the XMP packet.
func (c *checker) metadata() {
	stream, ok := c.deref(c.catalog["Metadata"]).(types.StreamDict)
	c.must(ok, "06-001", "catalog", "has no metadata")
	if !ok {
		return
	}
	c.must(c.name(stream.Dict["Type"]) == "Metadata" && c.name(stream.Dict["Subtype"]) == "XML", "06-001", "metadata", "are of another type")
	facts, err := factsOf(c.stream(c.catalog["Metadata"]))
	c.must(err == nil, "06-001", "metadata", "are no XML: %v", err)
	said := func(name, text string) bool {
		for _, f := range facts {
			if strings.HasSuffix(f.path, name) && (text == "" || f.text == text) {
				return true
			}
		}
		return false
	}
	c.must(said("http://www.aiim.org/pdfua/ns/id/ part", "1"), "06-002", "metadata", "do not claim PDF/UA-1")
	c.must(said("http://purl.org/dc/elements/1.1/ title/http://www.w3.org/1999/02/22-rdf-syntax-ns# Alt/http://www.w3.org/1999/02/22-rdf-syntax-ns# li", ""),
		"06-003", "metadata", "have no title")
	c.must(said("http://www.aiim.org/pdfa/ns/id/ part", "2") && said("http://www.aiim.org/pdfa/ns/id/ conformance", "A"),
		"A2 6.6.4", "metadata", "do not claim PDF/A-2a")
	c.must(said("http://www.aiim.org/pdfa/ns/schema# namespaceURI", "http://www.aiim.org/pdfua/ns/id/"),
		"A2 6.6.2.3.3", "metadata", "do not describe the schema of the claim")
	info := types.Dict{}
	if c.file.Info != nil {
		info = c.dict(*c.file.Info)
	}
	title, _ := c.text(info["Title"])
	c.must(title != "" && said(" li", title), "06-003", "information", "its title %q is not that of the metadata", title)
}

// factsOf reads the elements of XML that have text of their own.
func factsOf(data []byte) ([]fact, error) {
	var facts []fact
	var path []string
	decoder := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return facts, nil
		}
		if err != nil {
			return facts, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			path = append(path, t.Name.Space+" "+t.Name.Local)
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			if text := strings.TrimSpace(string(t)); text != "" && len(path) > 0 {
				facts = append(facts, fact{strings.Join(path, "/"), text})
			}
		}
	}
}

func utf16Of(s string) []uint16 { return utf16.Encode([]rune(s)) }
