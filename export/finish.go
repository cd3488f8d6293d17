package export

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"errors"
	"fmt"
	"runtime"
	"strconv"
	"sync"
)

// finishing is what the last pass over gofpdf's file needs to know.
type finishing struct {
	pages   []*page
	numbers map[*page]int
	used    *runeSets
	outline []bookmark
}

// The places of gofpdf's objects: 1 is the page tree, 2 the resources, page n
// is 1 + 2n with its operators after it, the catalog is the last and the
// information the last but one.
const (
	resourcesObject = 2
	toUnicodeOffset = 2 // from a font to its map of codes to characters
	fontObjects     = 7 // a font with everything that belongs to it
)

func pageObject(number int) int { return 1 + 2*number }

var errLayout = errors.New("gofpdf wrote a file of another layout than expected")

// finish sets right what gofpdf 1.16.2 gets wrong: maps of codes to characters
// that the standard does not allow, no language, no title bar, outlines placed
// by the wrong page's height; and it puts in what the pages hold, compressed side by side.
func finish(raw []byte, f finishing) ([]byte, error) {
	objects, err := parseObjects(raw)
	if err != nil {
		return nil, err
	}
	catalog := len(objects) - 1
	fonts, err := f.fonts(objects)
	if err != nil {
		return nil, err
	}
	objects[resourcesObject] = f.resources(fonts)
	outlines := ""
	if len(f.outline) > 0 {
		root := len(objects)
		outlines = fmt.Sprintf("/Outlines %d 0 R/PageMode/UseOutlines", root)
		objects = append(objects, outlineObjects(f.outline, root, func(a *anchor) int { return pageObject(f.numbers[a.page]) })...)
	}
	objects[catalog] = fmt.Appendf(nil, "<</Type/Catalog/Pages 1 0 R/Lang(en-GB)/ViewerPreferences<</DisplayDocTitle true>>%s>>\n", outlines)
	if err := f.compress(objects); err != nil {
		return nil, err
	}
	return assemble(objects, catalog), nil
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

// fonts finds the object of each face, gives it its proper name and a legal map
// of codes to characters.
func (f finishing) fonts(objects [][]byte) ([faceCount]int, error) {
	var found [faceCount]int
	for i := range faceFiles {
		ours := "/utf8" + family + faceFiles[i].style
		proper := "/" + subsetTag(&f.used[i]) + "+" + faceFiles[i].name
		for n := 1; n+fontObjects <= len(objects); n++ {
			if !bytes.HasPrefix(objects[n], []byte("<</Type /Font\n/Subtype /Type0\n/BaseFont "+ours+"\n")) {
				continue
			}
			found[i] = n
			for part := n; part < n+fontObjects-2; part++ {
				objects[part] = bytes.ReplaceAll(objects[part], []byte(ours), []byte(proper))
			}
			objects[n+toUnicodeOffset] = stream(toUnicode(&f.used[i]))
			break
		}
		if found[i] == 0 {
			return found, errLayout
		}
	}
	return found, nil
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

// toUnicode maps each used code to its character: they are the same number.
// A range may not cross a first byte, and a block holds at most a hundred.
func toUnicode(used *runeSet) []byte {
	type run struct{ from, to rune }
	var runs []run
	for r := range used.each {
		if n := len(runs) - 1; n >= 0 && runs[n].to == r-1 && r&0xff != 0 {
			runs[n].to = r
			continue
		}
		runs = append(runs, run{r, r})
	}
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for len(runs) > 0 {
		block := runs[:min(100, len(runs))]
		runs = runs[len(block):]
		fmt.Fprintf(&b, "%d beginbfrange\n", len(block))
		for _, r := range block {
			fmt.Fprintf(&b, "<%04X> <%04X> <%04X>\n", r.from, r.to, r.from)
		}
		b.WriteString("endbfrange\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}

// resources names the fonts and the opacities as pages do.
func (f finishing) resources(fonts [faceCount]int) []byte {
	var b bytes.Buffer
	b.WriteString("<</ProcSet[/PDF/Text]/Font<<")
	for i, n := range fonts {
		fmt.Fprintf(&b, "/%s %d 0 R", faceFiles[i].resource, n)
	}
	b.WriteString(">>/ExtGState<<")
	for step := 0; step <= 100; step += alphaStep(0.05) {
		fmt.Fprintf(&b, "/A%d<</ca %.2f/CA %.2f>>", step, float64(step)/100, float64(step)/100)
	}
	b.WriteString(">>>>\n")
	return b.Bytes()
}

// compress packs the operators of all pages.
func (f finishing) compress(objects [][]byte) error {
	workers := min(runtime.GOMAXPROCS(0), len(f.pages))
	failed := make([]error, workers)
	var group sync.WaitGroup
	for worker := range workers {
		group.Go(func() {
			var packed bytes.Buffer
			z, err := zlib.NewWriterLevel(&packed, zlib.BestSpeed)
			for i := worker; i < len(f.pages) && err == nil; i += workers {
				packed.Reset()
				z.Reset(&packed)
				if _, err = z.Write(f.pages[i].ops); err == nil {
					err = z.Close()
				}
				objects[pageObject(i+1)+1] = deflated(packed.Bytes())
			}
			failed[worker] = err
		})
	}
	group.Wait()
	return errors.Join(failed...)
}

func stream(data []byte) []byte {
	return fmt.Appendf(nil, "<</Length %d>>\nstream\n%s\nendstream\n", len(data), data)
}

func deflated(data []byte) []byte {
	return fmt.Appendf(nil, "<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream\n", len(data), data)
}

// assemble writes the file. The identifier is a digest of the objects, so that
// the same document has the same one.
func assemble(objects [][]byte, catalog int) []byte {
	size := 0
	for _, o := range objects {
		size += len(o) + 64
	}
	out := make([]byte, 0, size)
	out = append(out, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"...)
	offsets := make([]int, len(objects))
	for n := 1; n < len(objects); n++ {
		offsets[n] = len(out)
		out = fmt.Appendf(out, "%d 0 obj\n", n)
		out = append(out, objects[n]...)
		out = append(out, "endobj\n"...)
	}
	digest := sha256.Sum256(out)
	table := len(out)
	out = fmt.Appendf(out, "xref\n0 %d\n0000000000 65535 f \n", len(objects))
	for _, offset := range offsets[1:] {
		out = fmt.Appendf(out, "%010d 00000 n \n", offset)
	}
	return fmt.Appendf(out, "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%X><%X>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(objects), catalog, catalog-1, digest[:16], digest[:16], table)
}
