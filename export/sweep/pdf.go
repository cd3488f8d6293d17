package sweep

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"maps"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"unicode/utf8"

	"github.com/klauspost/compress/zlib"
)

// pdfText searches the text of a PDF: of every page as it is shown, and every
// string of its other objects (properties, bookmarks, alternative and actual texts,
// links, names of attachments) and of its metadata. The file is read as it lies
// there, object by object, so that what no page leads to is searched as well.
func pdfText(f *file) error {
	if !bytes.HasPrefix(f.content, []byte("%PDF-")) {
		return errFile
	}
	p := pdfFile{file: f, objects: map[int]*pdfObject{}}
	p.scan(f.content)
	if err := p.inflate(); err != nil {
		return fmt.Errorf("%w: %w", errFile, err)
	}
	if err := p.unpack(); err != nil {
		return fmt.Errorf("%w: %w", errFile, err)
	}
	p.search()
	return nil
}

// pdfFile is the objects of a file.
type pdfFile struct {
	*file
	objects map[int]*pdfObject // those that stand by themselves, by number
	list    []*pdfObject       // the same in the order of the file
	inside  map[int][]byte     // values of those in object streams by which others are found
}

// pdfObject is an object: its dictionary or other value, and its stream.
type pdfObject struct {
	number int
	value  []byte // without the stream; of an object stream, all that is in it
	stream []byte // as it is stored, then as it was before it was compressed
	packed bool   // it is an object stream
	page   int    // whose content it is; 0 for no page
}

// value is that of the object with a number.
func (f *pdfFile) value(number int) []byte {
	if o := f.objects[number]; o != nil {
		return o.value
	}
	return f.inside[number]
}

// values are those by which others are found, in the order of their numbers.
func (f *pdfFile) values() [][]byte {
	var list [][]byte
	for _, o := range f.list {
		if !o.packed {
			list = append(list, o.value)
		}
	}
	for _, number := range slices.Sorted(maps.Keys(f.inside)) {
		list = append(list, f.inside[number])
	}
	return list
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
		at = o.body(content, at)
		f.objects[number] = o
		f.list = append(f.list, o)
	}
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
func (o *pdfObject) body(content []byte, at int) int {
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

// inflate uncompresses the streams, side by side, but for those whose text is known
// since they were made. Fonts and pictures hold no words.
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
		if o.stream == nil || wordless(o.value) {
			continue
		}
		if plain := f.watched.plain(o.stream); plain != nil {
			o.stream = plain
		} else {
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
	f.inside = map[int][]byte{}
	for _, o := range f.list {
		if !bytes.Contains(o.value, []byte("/ObjStm")) {
			continue
		}
		count, _ := intAfter(o.value, "/N")
		first, _ := intAfter(o.value, "/First")
		if first > len(o.stream) {
			return fmt.Errorf("object stream %d", o.number)
		}
		head := o.stream[:first]
		o.value, o.stream, o.packed = o.stream[first:], nil, true
		if !f.unpackOne(o, head, count) {
			return fmt.Errorf("object stream %d", o.number)
		}
	}
	return nil
}

// unpackOne keeps the values of an object stream, by the numbers and places that
// its head tells: those that pages and fonts are found by.
func (f *pdfFile) unpackOne(o *pdfObject, head []byte, count int) bool {
	number, from, head := numberAndPlace(head)
	for i := range count {
		nextNumber, to, rest := number, len(o.value), head
		if i+1 < count {
			nextNumber, to, rest = numberAndPlace(head)
		}
		if number < 0 || from > to || to > len(o.value) {
			return false
		}
		if value := o.value[from:to]; leads(value) {
			f.inside[number] = value
		}
		number, from, head = nextNumber, to, rest
	}
	return true
}

// leads reports whether an object may be needed to read others. Most objects are
// elements of the structure, which begin with their kind or with their type.
func leads(value []byte) bool {
	return !bytes.HasPrefix(value, []byte("<</S/")) && !bytes.HasPrefix(value, []byte("<</Type/StructElem"))
}

// numberAndPlace reads the number and the place of an object in an object stream;
// the number is less than 0 where there is none.
func numberAndPlace(head []byte) (number, place int, rest []byte) {
	var values [2]int
	for i := range values {
		at := 0
		for at < len(head) && white(head[at]) {
			at++
		}
		n, end := leadingInt(head[at:])
		if end == 0 {
			return -1, 0, nil
		}
		values[i], head = n, head[at+end:]
	}
	return values[0], values[1], head
}

// search searches everything: pages first, in their order.
func (f *pdfFile) search() {
	f.pages(f.root(), new(int), 0)
	fonts := f.fonts()
	order := slices.Clone(f.list)
	slices.SortStableFunc(order, func(a, b *pdfObject) int {
		return cmp.Compare(cmp.Or(a.page, 1<<30), cmp.Or(b.page, 1<<30))
	})
	workers := runtime.GOMAXPROCS(0)
	scans := make([]*scan, workers)
	var all sync.WaitGroup
	for n := range workers {
		all.Go(func() {
			c := f.Sweeper.scan()
			reader := contentReader{fonts: fonts}
			for i := n; i < len(order); i += workers {
				c.order = (i + 1) * mostInObject
				order[i].search(c, &reader)
			}
			scans[n] = c
		})
	}
	all.Wait()
	for _, c := range scans {
		f.keep(c)
	}
}

// mostInObject is beyond how many pieces of an object the order in which findings
// are listed may be another than that of the file.
const mostInObject = 1 << 20

// root is the number of the tree of pages.
func (f *pdfFile) root() int {
	for _, value := range f.values() {
		if bytes.Contains(value, []byte("/Catalog")) {
			n, _ := leadingInt(afterKey(value, "/Pages"))
			return n
		}
	}
	return 0
}

// deepest is how deep a tree of pages is followed: a broken file may lead in circles.
const deepest = 20

// pages numbers the contents of the pages.
func (f *pdfFile) pages(number int, count *int, depth int) {
	value := f.value(number)
	if value == nil || depth > deepest {
		return
	}
	if kids := afterKey(value, "/Kids"); kids != nil {
		for _, kid := range references(kids) {
			f.pages(kid, count, depth+1)
		}
		return
	}
	*count++
	for _, n := range references(afterKey(value, "/Contents")) {
		if c := f.objects[n]; c != nil {
			c.page = *count
		}
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

// where is the place of an object.
func (o *pdfObject) where() string {
	if o.page > 0 {
		return fmt.Sprintf("page %d", o.page)
	}
	return "properties, bookmarks and descriptions"
}

// search searches one object.
func (o *pdfObject) search(c *scan, reader *contentReader) {
	switch {
	case o.stream == nil || wordless(o.value):
	case bytes.Contains(o.value, []byte("/Metadata")) || bytes.HasPrefix(bytes.TrimLeft(o.stream, "\r\n "), []byte("<?xpacket")):
		m := markup{scan: c, part: "metadata", ends: set("li title creator description subject Producer CreatorTool")}
		m.read(o.stream, true)
	case bytes.Contains(o.stream, []byte("beginbfrange")) || bytes.Contains(o.stream, []byte("beginbfchar")):
	case bytes.IndexByte(o.stream, 'T') >= 0:
		reader.read(o.stream)
		c.piece(reader.out, o)
		c.piece(reader.broken, o)
	}
	o.strings(c)
}

// strings searches the strings of an object's value that can hold words.
func (o *pdfObject) strings(c *scan) {
	l := lexer{text: o.value}
	for l.toString() {
		from := l.at
		_, token := l.next()
		if len(token) < 2 || bytes.HasPrefix(token, []byte("D:")) || isIdentifier(o.value[:from]) {
			continue
		}
		c.piece(textString(token), o)
	}
}

// isIdentifier reports whether a string is one of those that tell a file from
// others, by what stands before it.
func isIdentifier(before []byte) bool {
	name := before[max(0, bytes.LastIndexByte(before, '/')):]
	return bytes.HasPrefix(name, []byte("/ID")) && (len(name) == 3 || !wordByte(name[3]))
}

// textString decodes a string outside of pages.
func textString(s []byte) []byte {
	switch {
	case bytes.HasPrefix(s, []byte{0xfe, 0xff}):
		return []byte(utf16String(s[2:]))
	case bytes.HasPrefix(s, []byte{0xef, 0xbb, 0xbf}):
		return s[3:]
	}
	if !slices.ContainsFunc(s, func(c byte) bool { return c >= utf8.RuneSelf }) {
		return s
	}
	plain := make([]byte, 0, 2*len(s))
	for _, c := range s {
		plain = utf8.AppendRune(plain, rune(c))
	}
	return plain
}
