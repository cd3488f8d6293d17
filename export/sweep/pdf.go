package sweep

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"unicode/utf8"

	"github.com/klauspost/compress/zlib"
)

// pdfText is the text of a PDF: of every page as it is shown, and every string of
// its other objects (properties, bookmarks, alternative and actual texts, links,
// names of attachments) and of its metadata. The file is read as it lies there,
// object by object, so that what no page leads to is searched as well.
func pdfText(content []byte) ([]piece, error) {
	if !bytes.HasPrefix(content, []byte("%PDF-")) {
		return nil, errFile
	}
	f := pdfFile{objects: map[int]*pdfObject{}}
	f.scan(content)
	if err := f.inflate(); err != nil {
		return nil, fmt.Errorf("%w: %w", errFile, err)
	}
	if err := f.unpack(); err != nil {
		return nil, fmt.Errorf("%w: %w", errFile, err)
	}
	return f.pieces(), nil
}

// pdfFile is the objects of a file.
type pdfFile struct {
	objects map[int]*pdfObject
	list    []*pdfObject // in the order of the file
}

// pdfObject is an object: its dictionary or other value, and its stream.
type pdfObject struct {
	number int
	value  []byte // without the stream
	stream []byte // as it is stored, then as it was before it was compressed
	page   int    // whose content it is; 0 for no page
}

// scan finds the objects of the file by their heads: "12 0 obj".
func (f *pdfFile) scan(content []byte) {
	for at := 0; ; {
		i := bytes.Index(content[at:], []byte(" obj"))
		if i < 0 {
			return
		}
		head := at + i
		at = head + len(" obj")
		number, is := objectNumber(content[:head])
		if !is {
			continue
		}
		o := &pdfObject{number: number}
		at = f.body(o, content, at)
		f.add(o)
	}
}

func (f *pdfFile) add(o *pdfObject) {
	f.objects[o.number] = o
	f.list = append(f.list, o)
}

// objectNumber reads "12 0" backwards from before " obj".
func objectNumber(head []byte) (int, bool) {
	i := len(head)
	for i > 0 && digit(head[i-1]) {
		i--
	}
	if i == len(head) || i == 0 || head[i-1] != ' ' {
		return 0, false
	}
	end := i - 1
	for i = end; i > 0 && digit(head[i-1]); i-- {
	}
	n, err := strconv.Atoi(string(head[i:end]))
	return n, err == nil
}

// body takes the value and the stream of an object and returns where it ends.
func (f *pdfFile) body(o *pdfObject, content []byte, at int) int {
	rest := content[at:]
	end := bytes.Index(rest, []byte("endobj"))
	if end < 0 {
		end = len(rest)
	}
	o.value = rest[:end]
	start := streamAt(o.value)
	if start < 0 {
		return at + end
	}
	o.value = rest[:start]
	start += len("stream")
	if start < len(rest) && rest[start] == '\r' {
		start++
	}
	if start < len(rest) && rest[start] == '\n' {
		start++
	}
	if length, known := intAfter(o.value, "/Length"); known && start+length <= len(rest) {
		o.stream = rest[start : start+length]
		return at + start + length
	}
	length := bytes.Index(rest[start:], []byte("endstream"))
	if length < 0 {
		length = len(rest) - start
	}
	o.stream = rest[start : start+length]
	return at + start + length
}

// streamAt is where the word before a stream stands: after a dictionary, and not
// in a string of it.
func streamAt(value []byte) int {
	for at := 0; ; {
		i := bytes.Index(value[at:], []byte("stream"))
		if i < 0 {
			return -1
		}
		at += i
		after := at + len("stream")
		if bytes.HasSuffix(bytes.TrimRight(value[:at], " \r\n"), []byte(">>")) && after < len(value) && (value[after] == '\r' || value[after] == '\n') {
			return at
		}
		at = after
	}
}

// intAfter reads the number after a key; false for none or for a reference.
func intAfter(value []byte, name string) (int, bool) {
	rest := afterKey(value, name)
	n, end := leadingInt(rest)
	if end == 0 {
		return 0, false
	}
	if tail := bytes.TrimLeft(rest[end:], " \r\n"); len(tail) > 2 && digit(tail[0]) && bytes.Contains(tail[:min(len(tail), 8)], []byte(" R")) {
		return 0, false
	}
	return n, true
}

// afterKey is what follows a key of a dictionary, whose name must end there.
func afterKey(value []byte, name string) []byte {
	for {
		i := bytes.Index(value, []byte(name))
		if i < 0 {
			return nil
		}
		value = value[i+len(name):]
		if len(value) == 0 || !wordByte(value[0]) {
			return bytes.TrimLeft(value, " \r\n")
		}
	}
}

func leadingInt(text []byte) (n, end int) {
	for end < len(text) && digit(text[end]) {
		n = 10*n + int(text[end]-'0')
		end++
	}
	return n, end
}

// inflate uncompresses the streams side by side. Fonts and pictures hold no words.
func (f *pdfFile) inflate() error {
	var all sync.WaitGroup
	turn := make(chan *pdfObject)
	var once sync.Once
	var failed error
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			var in inflater
			for o := range turn {
				if err := in.inflate(o); err != nil {
					once.Do(func() { failed = fmt.Errorf("object %d: %w", o.number, err) })
				}
			}
		})
	}
	for _, o := range f.list {
		if o.stream != nil && !wordless(o.value) {
			turn <- o
		}
	}
	close(turn)
	all.Wait()
	return failed
}

func wordless(value []byte) bool {
	for _, key := range []string{"/Length1", "/FontFile", "/Alternate", "/Image", "/XRef"} {
		if bytes.Contains(value, []byte(key)) {
			return true
		}
	}
	return false
}

// inflater uncompresses one stream after the other.
type inflater struct{ zlib io.ReadCloser }

func (in *inflater) inflate(o *pdfObject) error {
	if !bytes.Contains(o.value, []byte("/FlateDecode")) {
		return nil
	}
	var err error
	source := bytes.NewReader(o.stream)
	if in.zlib == nil {
		in.zlib, err = zlib.NewReader(source)
	} else {
		err = in.zlib.(zlib.Resetter).Reset(source, nil)
	}
	if err != nil {
		in.zlib = nil
		return err
	}
	text := bytes.NewBuffer(make([]byte, 0, 6*len(o.stream)+512))
	_, err = text.ReadFrom(in.zlib)
	o.stream = text.Bytes()
	return err
}

// unpack takes the objects out of object streams.
func (f *pdfFile) unpack() error {
	for _, o := range slices.Clone(f.list) {
		if !bytes.Contains(o.value, []byte("/ObjStm")) {
			continue
		}
		count, _ := intAfter(o.value, "/N")
		first, _ := intAfter(o.value, "/First")
		if first > len(o.stream) {
			return fmt.Errorf("object stream %d", o.number)
		}
		numbers := bytes.Fields(o.stream[:first])
		if len(numbers) < 2*count {
			return fmt.Errorf("object stream %d", o.number)
		}
		for i := range count {
			number, _ := leadingInt(numbers[2*i])
			from, _ := leadingInt(numbers[2*i+1])
			to := len(o.stream) - first
			if i+1 < count {
				to, _ = leadingInt(numbers[2*i+3])
			}
			if from > to || first+to > len(o.stream) {
				return fmt.Errorf("object stream %d", o.number)
			}
			f.add(&pdfObject{number: number, value: o.stream[first+from : first+to]})
		}
		o.stream = nil
	}
	return nil
}

// pieces is the text of everything: pages first, in their order.
func (f *pdfFile) pieces() []piece {
	f.pages(f.root(), new(int), 0)
	fonts := f.fonts()
	lists := make([][]piece, len(f.list))
	order := slices.Clone(f.list)
	slices.SortStableFunc(order, func(a, b *pdfObject) int {
		return cmp.Compare(cmp.Or(a.page, 1<<30), cmp.Or(b.page, 1<<30))
	})
	var all sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for n := range workers {
		all.Go(func() {
			for i := n; i < len(order); i += workers {
				lists[i] = order[i].pieces(fonts)
			}
		})
	}
	all.Wait()
	return slices.Concat(lists...)
}

// root is the number of the tree of pages.
func (f *pdfFile) root() int {
	for _, o := range f.list {
		if bytes.Contains(o.value, []byte("/Catalog")) {
			n, _ := leadingInt(afterKey(o.value, "/Pages"))
			return n
		}
	}
	return 0
}

// deepest is how deep a tree of pages is followed: a broken file may lead in circles.
const deepest = 20

// pages numbers the contents of the pages.
func (f *pdfFile) pages(number int, count *int, depth int) {
	o := f.objects[number]
	if o == nil || depth > deepest {
		return
	}
	if kids := afterKey(o.value, "/Kids"); kids != nil {
		for _, kid := range references(kids) {
			f.pages(kid, count, depth+1)
		}
		return
	}
	*count++
	for _, n := range references(afterKey(o.value, "/Contents")) {
		if c := f.objects[n]; c != nil {
			c.page = *count
		}
	}
	if o.page == 0 {
		o.page = *count
	}
}

// references reads "12 0 R", or several of them in brackets.
func references(text []byte) []int {
	several := len(text) > 0 && text[0] == '['
	if several {
		text, _, _ = bytes.Cut(text[1:], []byte{']'})
	}
	var list []int
	fields := bytes.Fields(text)
	for i := 0; i+2 < len(fields) && bytes.HasPrefix(fields[i+2], []byte{'R'}); i += 3 {
		n, _ := leadingInt(fields[i])
		list = append(list, n)
		if !several {
			break
		}
	}
	return list
}

func (o *pdfObject) place() string {
	if o.page > 0 {
		return fmt.Sprintf("page %d", o.page)
	}
	return "properties, bookmarks and descriptions"
}

// pieces is the text of one object.
func (o *pdfObject) pieces(fonts pdfFonts) []piece {
	var list []piece
	switch {
	case o.stream == nil || wordless(o.value):
	case bytes.Contains(o.value, []byte("/Metadata")) || bytes.HasPrefix(bytes.TrimLeft(o.stream, "\r\n "), []byte("<?xpacket")):
		m := markup{part: "metadata", ends: set("li title creator description subject Producer CreatorTool")}
		list = m.read(o.stream)
	case bytes.Contains(o.stream, []byte("beginbfrange")) || bytes.Contains(o.stream, []byte("beginbfchar")):
	case bytes.Contains(o.stream, []byte("T")):
		reader := contentReader{text: o.stream, fonts: fonts}
		if text := reader.read(); text != "" {
			list = append(list, piece{text: text, part: o.place()}, piece{text: string(reader.broken), part: o.place()})
		}
	}
	for _, s := range o.strings() {
		list = append(list, piece{text: s, part: o.place()})
	}
	return list
}

// strings are the strings of an object's value that can hold words.
func (o *pdfObject) strings() []string {
	if bytes.IndexByte(o.value, '(') < 0 && bytes.IndexByte(o.value, '<') < 0 {
		return nil
	}
	var list []string
	l := lexer{text: o.value}
	id := false
	for {
		kind, token := l.next()
		switch kind {
		case endToken:
			return list
		case nameToken:
			id = string(token) == "/ID"
		case stringToken:
			if s := textString(token); !id && len(s) > 1 && !bytes.HasPrefix(token, []byte("D:")) {
				list = append(list, s)
			}
		}
	}
}

// textString decodes a string outside of pages.
func textString(s []byte) string {
	switch {
	case bytes.HasPrefix(s, []byte{0xfe, 0xff}):
		return utf16String(s[2:])
	case bytes.HasPrefix(s, []byte{0xef, 0xbb, 0xbf}):
		return string(s[3:])
	}
	plain := make([]byte, 0, len(s))
	for _, c := range s {
		plain = utf8.AppendRune(plain, rune(c))
	}
	return string(plain)
}
