package sweep

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/klauspost/compress/flate"
)

// mostPart is the size beyond which a part is not read: we never write such a one.
const mostPart = 1 << 30

// officeText is the text of every part of a Word or Excel file: paragraphs and
// cells, properties, comments, the targets of links, alternative texts, names of
// sheets. What else is in the file (a picture) is reported as unread by an error.
func officeText(content []byte) ([]piece, error) {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errFile, err)
	}
	archive.RegisterDecompressor(zip.Deflate, flate.NewReader)
	parts := make([][]byte, len(archive.File))
	errs := make([]error, len(archive.File))
	turn := make(chan int)
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for i := range turn {
				parts[i], errs[i] = readPart(archive.File[i])
			}
		})
	}
	for i := range archive.File {
		turn <- i
	}
	close(turn)
	all.Wait()
	b := office{}
	for i, f := range archive.File {
		if errs[i] != nil {
			return nil, fmt.Errorf("%w: %w", errFile, errs[i])
		}
		if path.Base(f.Name) == "styles.xml" {
			b.styles(parts[i])
		}
		if f.Name == "xl/sharedStrings.xml" {
			b.shared = sharedStrings(parts[i])
		}
	}
	lists := make([][]piece, len(archive.File))
	for i, f := range archive.File {
		all.Go(func() { lists[i] = b.part(f.Name, parts[i]) })
	}
	all.Wait()
	var list []piece
	for _, l := range lists {
		list = append(list, l...)
	}
	return list, nil
}

func readPart(f *zip.File) ([]byte, error) {
	if f.UncompressedSize64 > mostPart {
		return nil, errFile
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	text := bytes.NewBuffer(make([]byte, 0, f.UncompressedSize64+512))
	_, err = io.Copy(text, io.LimitReader(r, mostPart))
	return text.Bytes(), err
}

// office is what reading one part needs to know of others.
type office struct {
	dateStyles map[int]bool // cell formats that show a number as a date
	shared     []string
}

func (b *office) part(name string, content []byte) []piece {
	switch {
	case strings.HasPrefix(name, "xl/worksheets/") && strings.HasSuffix(name, ".xml"):
		return b.sheet(name, content)
	case name == "xl/sharedStrings.xml" || path.Base(name) == "styles.xml":
		return nil
	}
	m := markup{
		part: name, unit: "paragraph",
		ends:  set("p si creator title subject description keywords lastModifiedBy category Company Manager lpstr t:t comment"),
		reads: set("descr title name tooltip Target alias author display"),
	}
	if path.Base(name) == "document.xml" || strings.HasPrefix(name, "word/") {
		m.reads = set("descr title tooltip alias author initials")
	}
	if strings.HasSuffix(name, ".rels") {
		m.reads = set("Target")
	}
	return m.read(content)
}

// sharedStrings are the strings that cells of a workbook refer to.
func sharedStrings(content []byte) []string {
	var list []string
	for {
		at := bytes.Index(content, []byte("<si>"))
		if at < 0 {
			return list
		}
		inside, rest, _ := bytes.Cut(content[at+4:], []byte("</si>"))
		m := markup{}
		text := ""
		for _, p := range m.read(inside) {
			text += p.text
		}
		list = append(list, text)
		content = rest
	}
}

// styles finds the cell formats that show a number as a date.
func (b *office) styles(content []byte) {
	custom := map[string]bool{}
	for _, tag := range tagsNamed(content, "numFmt") {
		code := strings.ToLower(attribute(tag, "formatCode"))
		custom[attribute(tag, "numFmtId")] = strings.Contains(code, "yy") || strings.Contains(code, "mmm")
	}
	_, formats, _ := bytes.Cut(content, []byte("<cellXfs"))
	formats, _, _ = bytes.Cut(formats, []byte("</cellXfs>"))
	b.dateStyles = map[int]bool{}
	for i, tag := range tagsNamed(formats, "xf") {
		id := attribute(tag, "numFmtId")
		n, _ := strconv.Atoi(id)
		b.dateStyles[i] = custom[id] || n >= 14 && n <= 22 && n != 18 && n != 19
	}
}

// tagsNamed are the opening tags of an element.
func tagsNamed(content []byte, name string) [][]byte {
	var list [][]byte
	opens := []byte("<" + name)
	for {
		at := bytes.Index(content, opens)
		if at < 0 {
			return list
		}
		content = content[at+len(opens):]
		if len(content) == 0 || content[0] != ' ' {
			continue
		}
		list = append(list, content[:tagEnd(content)])
	}
}

func attribute(tag []byte, name string) string {
	_, rest, found := bytes.Cut(tag, []byte(" "+name+"=\""))
	if !found {
		return ""
	}
	value, _, _ := bytes.Cut(rest, []byte{'"'})
	return string(value)
}

// sheet is the cells of a worksheet. A number that is shown as a date is read as
// one: it tells a day though no day is written anywhere.
func (b *office) sheet(name string, content []byte) []piece {
	var list []piece
	part := strings.TrimSuffix(path.Base(name), ".xml")
	for {
		at := bytes.Index(content, []byte("<c "))
		if at < 0 {
			break
		}
		content = content[at+2:]
		end := tagEnd(content)
		tag := content[:end]
		if end > 0 && content[end-1] == '/' {
			continue
		}
		cell, rest, _ := bytes.Cut(content[end:], []byte("</c>"))
		content = rest
		if text := b.cell(tag, cell); text != "" {
			list = append(list, piece{text: text, part: part, column: attribute(tag, "r")})
		}
	}
	m := markup{part: part, reads: set("display tooltip prompt promptTitle")}
	return append(list, m.headers(content)...)
}

// headers are what stands after the cells: headers and footers, links.
func (m *markup) headers(content []byte) []piece {
	m.ends = set("oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter hyperlink")
	return m.read(content)
}

func (b *office) cell(tag, cell []byte) string {
	value := markup{}
	if bytes.Contains(tag, []byte(` t="inlineStr"`)) || bytes.Contains(tag, []byte(` t="str"`)) {
		value.between(stripTags(cell))
		return strings.TrimSpace(string(value.text))
	}
	_, v, has := bytes.Cut(cell, []byte("<v>"))
	if !has {
		return ""
	}
	v, _, _ = bytes.Cut(v, []byte("</v>"))
	if bytes.Contains(tag, []byte(` t="s"`)) {
		if i, err := strconv.Atoi(string(v)); err == nil && i < len(b.shared) {
			return b.shared[i]
		}
		return ""
	}
	if style, err := strconv.Atoi(attribute(tag, "s")); err == nil && b.dateStyles[style] {
		if days, err := strconv.ParseFloat(string(v), 64); err == nil {
			return excelEpoch.Add(time.Duration(days * float64(24*time.Hour))).Format(time.DateOnly)
		}
	}
	return string(v)
}

// excelEpoch is the day from which spreadsheets count, as they count it.
var excelEpoch = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

// stripTags drops the tags of a cell.
func stripTags(cell []byte) []byte {
	var text []byte
	for len(cell) > 0 {
		open := bytes.IndexByte(cell, '<')
		if open < 0 {
			return append(text, cell...)
		}
		text = append(text, cell[:open]...)
		cell = cell[open:]
		cell = cell[min(tagEnd(cell)+1, len(cell)):]
	}
	return text
}
