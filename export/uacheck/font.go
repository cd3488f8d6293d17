package uacheck

import (
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// font is a composite font, the only sort our files have.
type font struct {
	number    int
	name      string
	unicode   map[int]string // what each code means
	glyphs    []byte         // CIDToGIDMap; nil where codes are glyphs
	widths    map[int]float64
	usual     float64 // width of codes that are not listed
	program   sfnt
	complains map[int]bool // codes that were reported
}

func (f *font) where() string { return "font " + f.name }

// fontOf reads a font once.
func (c *checker) fontOf(ref types.Object) *font {
	number := objectNumber(ref)
	if f := c.fonts[number]; f != nil {
		return f
	}
	dict := c.dict(ref)
	f := &font{number: number, name: c.name(dict["BaseFont"]), complains: map[int]bool{}}
	c.fonts[number] = f
	c.must(c.name(dict["Subtype"]) == "Type0" && c.name(dict["Encoding"]) == "Identity-H", "31-001", f.where(), "is not a composite font with Identity-H")
	f.unicode = c.toUnicode(f, dict["ToUnicode"])
	descendants := c.array(dict["DescendantFonts"])
	c.must(len(descendants) == 1, "31-001", f.where(), "has %d descendants", len(descendants))
	if len(descendants) == 1 {
		c.descendant(f, c.dict(descendants[0]))
	}
	return f
}

// descendant reads widths, glyph numbers and the font program.
func (c *checker) descendant(f *font, dict types.Dict) {
	c.must(c.name(dict["BaseFont"]) == f.name, "A2 6.2.11.3", f.where(), "its descendant is called %s", c.name(dict["BaseFont"]))
	system := c.dict(dict["CIDSystemInfo"])
	_, registry := c.text(system["Registry"])
	_, ordering := c.text(system["Ordering"])
	c.must(registry && ordering && system["Supplement"] != nil, "31-004", f.where(), "its CIDSystemInfo is not whole")
	if c.name(dict["CIDToGIDMap"]) != "Identity" {
		f.glyphs = c.stream(dict["CIDToGIDMap"])
		c.must(f.glyphs != nil, "31-006", f.where(), "has no CIDToGIDMap")
	}
	f.usual = 1000
	if dict["DW"] != nil {
		f.usual = c.number(dict["DW"])
	}
	f.widths = c.widthsOf(c.array(dict["W"]))
	descriptor := c.dict(dict["FontDescriptor"])
	c.must(c.name(descriptor["FontName"]) == f.name, "A2 6.2.11.3", f.where(), "its descriptor is called %s", c.name(descriptor["FontName"]))
	c.must(strings.IndexByte(f.name, '+') == 6, "PDF 9.6.4", f.where(), "has no tag of a subset")
	program := c.stream(descriptor["FontFile2"])
	c.must(len(program) > 0, "31-009", f.where(), "is not embedded")
	var err error
	f.program, err = readSfnt(program)
	c.must(err == nil, "31-009", f.where(), "its program cannot be read: %v", err)
}

// widthsOf reads /W (ISO 32000-1, 9.7.4.3).
func (c *checker) widthsOf(w types.Array) map[int]float64 {
	widths := map[int]float64{}
	for i := 0; i+1 < len(w); {
		first, _ := c.integer(w[i])
		if list := c.array(w[i+1]); list != nil {
			for n, width := range list {
				widths[first+n] = c.number(width)
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			break
		}
		last, _ := c.integer(w[i+1])
		for n := first; n <= last; n++ {
			widths[n] = c.number(w[i+2])
		}
		i += 3
	}
	return widths
}

// show checks codes that are shown and returns what they mean.
func (f *font) show(c *checker, p *page, codes []byte) string {
	var text strings.Builder
	if len(codes)%2 != 0 {
		c.find("PDF 9.7.6", p.where(), "half a code is shown")
	}
	for i := 0; i+1 < len(codes); i += 2 {
		code := int(binary.BigEndian.Uint16(codes[i:]))
		meaning, known := f.unicode[code]
		text.WriteString(meaning)
		c.Checks++
		if f.complains[code] {
			continue
		}
		c.must(known && meaning != "", "10-001", f.where(), "code %04X has no meaning", code)
		glyph := f.glyph(code)
		c.must(glyph != 0, "31-030", f.where(), "code %04X is shown as .notdef", code)
		c.must(glyph < f.program.glyphs, "31-011", f.where(), "code %04X has no glyph in the program", code)
		width, listed := f.widths[code]
		if !listed {
			width = f.usual
		}
		if own := f.program.width(glyph); own-width > 1 || width-own > 1 {
			c.find("31-012", f.where(), "code %04X is %.0f wide in the file and %.0f in the program", code, width, own)
		}
		f.complains[code] = true
	}
	return text.String()
}

// glyph is the glyph of a code.
func (f *font) glyph(code int) int {
	if f.glyphs == nil {
		return code
	}
	if 2*code+1 >= len(f.glyphs) {
		return 0
	}
	return int(binary.BigEndian.Uint16(f.glyphs[2*code:]))
}

// toUnicode reads a map of codes to characters (ISO 32000-1, 9.10.3).
func (c *checker) toUnicode(f *font, ref types.Object) map[int]string {
	meanings := map[int]string{}
	s := scanner{data: c.stream(ref)}
	c.must(len(s.data) > 0, "31-027", f.where(), "has no ToUnicode")
	var operands []string
	for token := s.next(); token != ""; token = s.next() {
		switch token {
		case "endbfchar":
			for i := 0; i+1 < len(operands); i += 2 {
				c.mean(f, meanings, operands[i], operands[i], operands[i+1])
			}
		case "endbfrange":
			c.must(len(operands) <= 300, "PDF 9.10.3", f.where(), "a block of ToUnicode is longer than 100")
			for i := 0; i+2 < len(operands); i += 3 {
				c.mean(f, meanings, operands[i], operands[i+1], operands[i+2])
			}
		case "beginbfchar", "beginbfrange":
			operands = operands[:0]
		default:
			operands = append(operands, token)
		}
	}
	return meanings
}

// mean notes what a range of codes means.
func (c *checker) mean(f *font, meanings map[int]string, first, last, meaning string) {
	from, _ := stringBytes(first)
	to, _ := stringBytes(last)
	means, _ := stringBytes(meaning)
	if len(from) != 2 || len(to) != 2 || len(means) < 2 {
		c.find("PDF 9.10.3", f.where(), "ToUnicode maps %s to %s", first, meaning)
		return
	}
	c.must(from[0] == to[0], "PDF 9.10.3", f.where(), "a range of ToUnicode crosses a first byte: %s %s", first, last)
	units := make([]uint16, len(means)/2)
	for i := range units {
		units[i] = binary.BigEndian.Uint16(means[2*i:])
	}
	for code := int(binary.BigEndian.Uint16(from)); code <= int(binary.BigEndian.Uint16(to)); code++ {
		c.must(units[0] != 0, "31-028", f.where(), "code %04X means U+0000", code)
		c.must(units[0] != 0xFEFF && units[0] != 0xFFFE, "31-029", f.where(), "code %04X means U+%04X", code, units[0])
		meanings[code] = string(utf16.Decode(units))
		units[len(units)-1]++
	}
}

// sfnt is what matters of a TrueType program.
type sfnt struct {
	glyphs  int
	perEm   float64
	metrics int
	hmtx    []byte
}

func readSfnt(data []byte) (sfnt, error) {
	tables := map[string][]byte{}
	if len(data) < 12 {
		return sfnt{}, fmt.Errorf("%d bytes", len(data))
	}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		record := data[12+16*i:]
		if len(record) < 16 {
			return sfnt{}, fmt.Errorf("its directory ends early")
		}
		from, size := int(binary.BigEndian.Uint32(record[8:])), int(binary.BigEndian.Uint32(record[12:]))
		if from+size > len(data) {
			return sfnt{}, fmt.Errorf("table %s ends beyond the program", record[:4])
		}
		tables[string(record[:4])] = data[from : from+size]
	}
	for name, least := range map[string]int{"head": 54, "hhea": 36, "maxp": 6, "hmtx": 4, "loca": 4, "glyf": 1} {
		if len(tables[name]) < least {
			return sfnt{}, fmt.Errorf("table %s is missing", name)
		}
	}
	return sfnt{
		glyphs:  int(binary.BigEndian.Uint16(tables["maxp"][4:])),
		perEm:   float64(binary.BigEndian.Uint16(tables["head"][18:])),
		metrics: int(binary.BigEndian.Uint16(tables["hhea"][34:])),
		hmtx:    tables["hmtx"],
	}, nil
}

// width is the advance of a glyph in thousandths of the type size.
func (s sfnt) width(glyph int) float64 {
	at := 4 * min(glyph, s.metrics-1)
	if at < 0 || at+2 > len(s.hmtx) || s.perEm == 0 {
		return 0
	}
	return float64(binary.BigEndian.Uint16(s.hmtx[at:])) * 1000 / s.perEm
}
