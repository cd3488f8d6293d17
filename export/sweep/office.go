package sweep

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"io"
	"path"
	"runtime"
	"strconv"
	"strings"
	"sync"

	"github.com/klauspost/compress/flate"
)

// mostPart is the size beyond which a part is not read: we never write such a one.
const mostPart = 1 << 30

// officeText searches the text of every part of a Word or Excel file: paragraphs
// and cells, properties, comments, the targets of links, alternative texts, names
// of sheets. What else is in the file (a picture) is reported as unread by an error.
func officeText(f *file) error {
	archive, err := zip.NewReader(bytes.NewReader(f.content), int64(len(f.content)))
	if err != nil {
		return fmt.Errorf("%w: %w", errFile, err)
	}
	b := &office{scan: f.scan()}
	if f.watched.wrote(archive, f.content) {
		b = &f.watched.archive
	} else if err := b.read(archive); err != nil {
		return fmt.Errorf("%w: %w", errFile, err)
	}
	b.finish()
	b.piece([]byte(archive.Comment), named("comment"))
	f.keep(b.scan)
	return nil
}

// read searches the parts, which are uncompressed side by side.
func (b *office) read(archive *zip.Reader) error {
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
	for i, f := range archive.File {
		if errs[i] != nil {
			return errs[i]
		}
		b.reader(f.Name).read(parts[i], true)
		b.piece([]byte(f.Comment), named(f.Name))
	}
	return nil
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

// office searches the parts of a Word or Excel file.
type office struct {
	*scan
	dateStyles map[int]bool // cell formats that show a number as a date
	shared     [][]byte     // strings that cells refer to
	sheets     []*sheet
}

// partReader searches a part. Unless that is the last of it, read may leave what
// has no end yet; it returns how far it came.
type partReader interface {
	read(content []byte, last bool) int
}

// wholePart is a part that is read when all of it is there.
type wholePart func([]byte)

func (whole wholePart) read(content []byte, last bool) int {
	if !last {
		return 0
	}
	whole(content)
	return len(content)
}

func (b *office) reader(name string) partReader {
	switch {
	case strings.HasPrefix(name, "xl/worksheets/") && strings.HasSuffix(name, ".xml"):
		s := &sheet{office: b, part: strings.TrimSuffix(path.Base(name), ".xml")}
		b.sheets = append(b.sheets, s)
		return s
	case name == "xl/sharedStrings.xml":
		return wholePart(b.sharedStrings)
	case path.Base(name) == "styles.xml":
		return wholePart(b.styles)
	case strings.HasPrefix(name, "word/media/"): // pictures: whoever writes the file has their drawing swept
		return wholePart(func([]byte) {})
	}
	m := &markup{
		scan: b.scan, part: name, unit: "paragraph",
		ends:  set("p si creator title subject description keywords lastModifiedBy category Company Manager lpstr t:t comment"),
		reads: set("descr title name tooltip Target alias author display"),
	}
	if path.Base(name) == "document.xml" || strings.HasPrefix(name, "word/") {
		m.reads = set("descr title tooltip alias author initials")
	}
	if strings.HasSuffix(name, ".rels") {
		m.reads = set("Target")
	}
	return m
}

// finish searches the cells that refer to parts which come after theirs.
func (b *office) finish() {
	for _, s := range b.sheets {
		s.finish()
	}
}

// sharedStrings are the strings that cells of a workbook refer to.
func (b *office) sharedStrings(content []byte) {
	for {
		at := bytes.Index(content, []byte("<si>"))
		if at < 0 {
			return
		}
		inside, rest, _ := bytes.Cut(content[at+4:], []byte("</si>"))
		b.shared = append(b.shared, bytes.TrimSpace(unescaped(stripTags(inside))))
		content = rest
	}
}

func unescaped(text []byte) []byte {
	if bytes.IndexByte(text, '&') < 0 {
		return text
	}
	return []byte(html.UnescapeString(string(text)))
}

// styles finds the cell formats that show a number as a date.
func (b *office) styles(content []byte) {
	custom := map[string]bool{}
	for _, tag := range tagsNamed(content, "numFmt") {
		code := strings.ToLower(string(attribute(tag, ` formatCode="`)))
		custom[string(attribute(tag, ` numFmtId="`))] = strings.Contains(code, "yy") || strings.Contains(code, "mmm")
	}
	_, formats, _ := bytes.Cut(content, []byte("<cellXfs"))
	formats, _, _ = bytes.Cut(formats, []byte("</cellXfs>"))
	b.dateStyles = map[int]bool{}
	for i, tag := range tagsNamed(formats, "xf") {
		id := string(attribute(tag, ` numFmtId="`))
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

// attribute is the value of an attribute, by its name with what stands around it.
func attribute(tag []byte, opens string) []byte {
	i := bytes.Index(tag, []byte(opens))
	if i < 0 {
		return nil
	}
	value := tag[i+len(opens):]
	if end := bytes.IndexByte(value, '"'); end >= 0 {
		return value[:end]
	}
	return value
}
