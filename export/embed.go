package export

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/jung-kurt/gofpdf"
)

// gofpdf 1.16.2 cuts the fonts down to the characters used and embeds them. Its
// own text functions panic beyond U+FFFF, its maps to Unicode are illegal, and it
// knows no structure: so it is given a single empty page, and of the file that it
// writes the fonts are taken. Its objects keep their numbers in ours.

// The places of gofpdf's objects. Fonts follow those of its only page; its
// information and its catalog are the last two.
const (
	gofpdfFirstFont = 5
	gofpdfAfter     = 2
)

// The objects of a font, counted from its dictionary.
const (
	fontToUnicode = 2
	fontGlyphMap  = 5 // CIDToGIDMap
	fontFile      = 6
	fontObjects   = 7
)

var errLayout = errors.New("gofpdf wrote a file of another layout than expected")

// embedded are the fonts of a file: their objects, and by face the number of
// the dictionary, 0 for a face that is not used.
type embedded struct {
	objects [][]byte // from number gofpdfFirstFont
	fonts   [faceCount]int
}

// embed makes the font objects for the characters used.
func embed(used *runeSets) (*embedded, error) {
	pdf := gofpdf.New("P", "pt", "A4", "")
	pdf.SetCatalogSort(true) // the same fonts in the same order each time
	pdf.SetCompression(false)
	pdf.AddPage()
	for f := range faceFiles {
		if used.uses(face(f)) {
			pdf.AddUTF8FontFromBytes(faceFiles[f].family, faceFiles[f].style, faceFiles[f].data)
		}
	}
	registerRunes(pdf, used)
	var raw bytes.Buffer
	if err := pdf.Output(&raw); err != nil {
		return nil, fmt.Errorf("embed fonts: %w", err)
	}
	objects, err := parseObjects(raw.Bytes())
	if err != nil {
		return nil, err
	}
	if len(objects) < gofpdfFirstFont+gofpdfAfter {
		return nil, errLayout
	}
	e := &embedded{objects: objects[gofpdfFirstFont : len(objects)-gofpdfAfter]}
	return e, e.find(used)
}

// registerRunes tells gofpdf which characters the subsets of the fonts must
// hold. A template that no page uses writes nothing, but shares the record of
// used characters.
func registerRunes(pdf *gofpdf.Fpdf, used *runeSets) {
	pdf.CreateTemplate(func(t *gofpdf.Tpl) {
		for f := range faceFiles {
			if !used.uses(face(f)) {
				continue
			}
			var text []rune
			for r := range used[f].each {
				text = append(text, r)
			}
			t.SetFont(faceFiles[f].family, faceFiles[f].style, 10)
			t.Text(0, 0, string(text))
		}
	})
}

// find finds the objects of each face, gives it its proper name with the tag of
// a subset (ISO 32000-1, 9.6.4) and a legal map of codes to characters.
func (e *embedded) find(used *runeSets) error {
	for i := range faceFiles {
		if !used.uses(face(i)) {
			continue
		}
		ours := "/utf8" + faceFiles[i].family + faceFiles[i].style
		proper := "/" + subsetTag(&used[i]) + "+" + faceFiles[i].name
		for n := 0; n+fontObjects <= len(e.objects); n++ {
			if !bytes.HasPrefix(e.objects[n], []byte("<</Type /Font\n/Subtype /Type0\n/BaseFont "+ours+"\n")) {
				continue
			}
			e.fonts[i] = gofpdfFirstFont + n
			for part := n; part < n+fontGlyphMap; part++ {
				e.objects[part] = bytes.ReplaceAll(e.objects[part], []byte(ours), []byte(proper))
			}
			packed, err := deflate(toUnicode(&used[i]))
			if err != nil {
				return err
			}
			e.objects[n+fontToUnicode] = stream("/Filter/FlateDecode", packed)
			break
		}
		if e.fonts[i] == 0 {
			return errLayout
		}
	}
	return nil
}

// isStream reports whether one of the objects is a stream.
func (e *embedded) isStream(i int) bool {
	switch i % fontObjects {
	case fontToUnicode, fontGlyphMap, fontFile:
		return true
	}
	return false
}

// subsetTag is the six letters that tell one subset of a font from another.
func subsetTag(used *runeSet) string {
	h := sha256.New()
	for r := range used.each {
		h.Write([]byte{byte(r >> 8), byte(r)})
	}
	tag := h.Sum(nil)[:6]
	for i, b := range tag {
		tag[i] = 'A' + b%26
	}
	return string(tag)
}

// toUnicode maps each used code to its character (ISO 32000-1, 9.10.3): they
// are the same number, but for the forms of letters, which mean the letter. A
// range may not cross a first byte, and a block holds at most a hundred.
func toUnicode(used *runeSet) []byte {
	var ranges, forms []string
	var from, to rune = -1, -1
	end := func() {
		if from >= 0 {
			ranges = append(ranges, fmt.Sprintf("<%04X> <%04X> <%04X>", from, to, from))
		}
		from = -1
	}
	for r := range used.each {
		switch {
		case presentation(r):
			forms = append(forms, fmt.Sprintf("<%04X> <%s>", r, hexUTF16(spoken(string(r)))))
		case from >= 0 && to == r-1 && r&0xff != 0:
			to = r
		default:
			end()
			from, to = r, r
		}
	}
	end()
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	blocks(&b, "bfrange", ranges)
	blocks(&b, "bfchar", forms)
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}

// blocks writes rows of a map in blocks of a hundred.
func blocks(b *bytes.Buffer, kind string, rows []string) {
	for block := range slices.Chunk(rows, 100) {
		fmt.Fprintf(b, "%d begin%s\n%s\nend%s\n", len(block), kind, strings.Join(block, "\n"), kind)
	}
}

// parseObjects returns what stands between "obj" and "endobj", by number; number 0 is empty.
func parseObjects(raw []byte) ([][]byte, error) {
	at := bytes.LastIndex(raw, []byte("startxref\n"))
	if at < 0 {
		return nil, errLayout
	}
	table, err := strconv.Atoi(string(bytes.SplitN(raw[at+10:], []byte("\n"), 2)[0]))
	if err != nil || table >= at {
		return nil, errLayout
	}
	const entry = 20
	head, rest, ok := bytes.Cut(raw[table+len("xref\n"):at], []byte("\n"))
	count, err := strconv.Atoi(string(bytes.TrimPrefix(head, []byte("0 "))))
	if !ok || err != nil || len(rest) < count*entry {
		return nil, errLayout
	}
	objects := make([][]byte, count)
	for n := 1; n < count; n++ {
		offset, err := strconv.Atoi(string(rest[n*entry : n*entry+10]))
		if err != nil || offset >= table {
			return nil, errLayout
		}
		head := fmt.Appendf(nil, "%d 0 obj\n", n)
		if !bytes.HasPrefix(raw[offset:], head) {
			return nil, errLayout
		}
		objects[n] = objectBody(raw[offset+len(head) : table])
		if objects[n] == nil {
			return nil, errLayout
		}
	}
	return objects, nil
}

// objectBody returns an object's text up to its end, whose place a stream's
// length tells: its bytes may hold any word.
func objectBody(from []byte) []byte {
	end := bytes.Index(from, []byte("endobj\n"))
	if stream := bytes.Index(from, []byte(">>\nstream\n")); stream >= 0 && stream < end {
		length := streamLength(from[:stream])
		start := stream + len(">>\nstream\n")
		if length < 0 || start+length > len(from) {
			return nil
		}
		tail := bytes.Index(from[start+length:], []byte("endobj\n"))
		if tail < 0 {
			return nil
		}
		end = start + length + tail
	}
	if end < 0 {
		return nil
	}
	return from[:end]
}

// streamLength reads /Length of a dictionary, -1 where there is none.
func streamLength(dict []byte) int {
	_, after, ok := bytes.Cut(dict, []byte("/Length "))
	if !ok {
		return -1
	}
	digits := 0
	for digits < len(after) && after[digits] >= '0' && after[digits] <= '9' {
		digits++
	}
	n, err := strconv.Atoi(string(after[:digits]))
	if err != nil {
		return -1
	}
	return n
}
