package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"sync/atomic"

	"github.com/klauspost/compress/zlib"

	"throughline.org/throughline/export/sweep"
)

// objects collects the numbered objects of a file and writes them. All but
// streams are packed together into object streams (ISO 32000-1, 7.5.7): a
// structure tree has hundreds of thousands of objects of a few bytes.
type objects struct {
	next    int
	streams []streamObject
	packed  []packedObjects

	watch    *sweep.Watch             // told of what is compressed
	progress func(part, of int) error // told how many streams are made; an error ends the making
}

// streamObject is an object that stands by itself. Its bytes are made by one of
// several goroutines.
type streamObject struct {
	number int
	make   func(*packer) ([]byte, error)
}

// packedObjects are objects of successive numbers; write appends the i-th of
// them, counted from before.
type packedObjects struct {
	first, count int
	before       int
	write        func(to []byte, i int) []byte
}

// reserve takes so many numbers and returns the first.
func (o *objects) reserve(count int) int {
	first := o.next
	o.next += count
	return first
}

// pack sets what objects of successive numbers hold.
func (o *objects) pack(first, count int, write func(to []byte, i int) []byte) {
	if count > 0 {
		o.packed = append(o.packed, packedObjects{first, count, 0, write})
	}
}

// put sets what one object holds.
func (o *objects) put(number int, body []byte) {
	o.pack(number, 1, func(to []byte, _ int) []byte { return append(to, body...) })
}

// putStream sets a stream.
func (o *objects) putStream(number int, make func(*packer) ([]byte, error)) {
	o.streams = append(o.streams, streamObject{number, make})
}

// ready is a stream whose bytes are there already.
func ready(body []byte) func(*packer) ([]byte, error) {
	return func(*packer) ([]byte, error) { return body, nil }
}

// stream is the body of a stream object; entries are those of its dictionary.
func stream(entries string, data []byte) []byte {
	to := make([]byte, 0, len(data)+len(entries)+48)
	to = append(to, "<<"...)
	to = append(to, entries...)
	to = append(to, "/Length "...)
	to = strconv.AppendInt(to, int64(len(data)), 10)
	to = append(to, ">>\nstream\n"...)
	to = append(to, data...)
	return append(to, "\nendstream"...)
}

// packer compresses; each goroutine has its own.
type packer struct {
	z     *zlib.Writer
	out   bytes.Buffer
	watch *sweep.Watch
}

func newPacker(watch *sweep.Watch) (*packer, error) {
	p := &packer{watch: watch}
	z, err := zlib.NewWriterLevel(&p.out, packLevel)
	p.z = z
	return p, err
}

// packLevel is as small as the best that zlib can do, to 2 %. The library packs
// at it in a third of the time of the standard one.
const packLevel = 6

// deflate compresses data; what it returns is good until it is called again.
func (p *packer) deflate(data []byte) ([]byte, error) {
	p.out.Reset()
	p.z.Reset(&p.out)
	if _, err := p.z.Write(data); err != nil {
		return nil, err
	}
	if err := p.z.Close(); err != nil {
		return nil, err
	}
	p.watch.Stream(p.out.Bytes(), data)
	return p.out.Bytes(), nil
}

// deflate compresses a little data.
func deflate(data []byte) ([]byte, error) {
	p, err := newPacker(nil)
	if err != nil {
		return nil, err
	}
	return p.deflate(data)
}

// objectsPerStream bounds what a reader must unpack to get at one object.
const objectsPerStream = 200

// bundle is what one object stream holds.
type bundle []packedObjects

// bundles divides the packed objects among object streams.
func (o *objects) bundles() []bundle {
	var all []bundle
	var present bundle
	room := objectsPerStream
	for _, p := range o.packed {
		for p.count > 0 {
			var part packedObjects
			part, p = p.cut(min(room, p.count))
			present = append(present, part)
			if room -= part.count; room == 0 {
				all, present, room = append(all, present), nil, objectsPerStream
			}
		}
	}
	if len(present) > 0 {
		all = append(all, present)
	}
	return all
}

// cut divides objects after the first n.
func (p packedObjects) cut(n int) (before, after packedObjects) {
	return packedObjects{p.first, n, p.before, p.write}, packedObjects{p.first + n, p.count - n, p.before + n, p.write}
}

// body writes an object stream.
func (b bundle) body(p *packer) ([]byte, error) {
	var head, objects []byte
	count := 0
	for _, part := range b {
		for i := range part.count {
			head = strconv.AppendInt(head, int64(part.first+i), 10)
			head = append(head, ' ')
			head = strconv.AppendInt(head, int64(len(objects)), 10)
			head = append(head, ' ')
			objects = part.write(objects, part.before+i)
			objects = append(objects, '\n')
		}
		count += part.count
	}
	packed, err := p.deflate(append(head, objects...))
	if err != nil {
		return nil, err
	}
	return stream(fmt.Sprintf("/Type/ObjStm/N %d/First %d/Filter/FlateDecode", count, len(head)), packed), nil
}

// objectPlace is where an object is: at an offset, or in an object stream.
type objectPlace struct {
	kind  byte // 1 or 2 (ISO 32000-1, Table 18)
	where int  // offset, or number of the object stream
	index int  // in the object stream
}

// write makes the file: the streams, the object streams, and the
// cross-reference stream that says where each object is (ISO 32000-1, 7.5.8).
func (o *objects) write(root, info int) ([]byte, error) {
	bundles := o.bundles()
	firstBundle := o.reserve(len(bundles))
	places := make([]objectPlace, o.next)
	for i, b := range bundles {
		index := 0
		for _, part := range b {
			for n := range part.count {
				places[part.first+n] = objectPlace{2, firstBundle + i, index}
				index++
			}
		}
		o.putStream(firstBundle+i, b.body)
	}
	bodies, err := o.bodies()
	if err != nil {
		return nil, err
	}
	size := 0
	for _, b := range bodies {
		size += len(b) + 32
	}
	out := make([]byte, 0, size+size/8+4096)
	// Four bytes beyond ASCII mark the file as binary (ISO 19005-2, 6.1.2).
	out = append(out, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"...)
	for i, b := range bodies {
		number := o.streams[i].number
		places[number] = objectPlace{1, len(out), 0}
		out = strconv.AppendInt(out, int64(number), 10)
		out = append(out, " 0 obj\n"...)
		out = append(out, b...)
		out = append(out, "\nendobj\n"...)
	}
	return o.crossReference(out, places, root, info)
}

// bodies makes the streams, side by side.
func (o *objects) bodies() ([][]byte, error) {
	bodies := make([][]byte, len(o.streams))
	var next atomic.Int64
	made := make(chan error, len(o.streams)+runtime.GOMAXPROCS(0))
	for range min(runtime.GOMAXPROCS(0), len(o.streams)) {
		go func() {
			p, err := newPacker(o.watch)
			for err == nil {
				i := int(next.Add(1)) - 1
				if i >= len(o.streams) {
					return
				}
				bodies[i], err = o.streams[i].make(p)
				if err == nil {
					made <- nil
				}
			}
			made <- err
		}()
	}
	return bodies, o.await(made, &next)
}

// await waits for all streams, telling how far they are. Where something goes
// wrong no further one is begun.
func (o *objects) await(made <-chan error, next *atomic.Int64) error {
	const often = 64
	for done := 1; done <= len(o.streams); done++ {
		err := <-made
		if err == nil && (done%often == 0 || done == len(o.streams)) {
			err = o.progress(done, len(o.streams))
		}
		if err != nil {
			next.Store(int64(len(o.streams)))
			return err
		}
	}
	return nil
}

// Widths of the fields of the cross-reference stream, in bytes.
const (
	kindWidth, whereWidth, indexWidth = 1, 4, 2

	entryWidth = kindWidth + whereWidth + indexWidth
)

// crossReference writes the end of the file. The identifier (ISO 32000-1, 14.4)
// is a digest of all before it, so that the same document has the same one.
func (o *objects) crossReference(out []byte, places []objectPlace, root, info int) ([]byte, error) {
	digest := sha256.Sum256(out)
	table := len(out)
	own := o.reserve(1)
	places = append(places, objectPlace{1, table, 0})
	// Each row is written as its difference from the one above (PNG "up"):
	// successive entries differ little, and so pack well.
	rows := make([]byte, 0, len(places)*(entryWidth+1))
	var above, row [entryWidth]byte
	for n, p := range places {
		if n == 0 {
			p = objectPlace{0, 0, 0xffff}
		}
		row[0] = p.kind
		binary.BigEndian.PutUint32(row[kindWidth:], uint32(p.where))
		binary.BigEndian.PutUint16(row[kindWidth+whereWidth:], uint16(p.index))
		rows = append(rows, 2)
		for i := range row {
			rows = append(rows, row[i]-above[i])
		}
		above = row
	}
	packed, err := deflate(rows)
	if err != nil {
		return nil, err
	}
	entries := fmt.Sprintf("/Type/XRef/Size %d/Root %d 0 R/Info %d 0 R/ID[<%X><%X>]/W[%d %d %d]"+
		"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns %d>>",
		own+1, root, info, digest[:16], digest[:16], kindWidth, whereWidth, indexWidth, entryWidth)
	out = slices.Grow(out, len(packed)+512)
	out = fmt.Appendf(out, "%d 0 obj\n", own)
	out = append(out, stream(entries, packed)...)
	return fmt.Appendf(out, "\nendobj\nstartxref\n%d\n%%%%EOF\n", table), nil
}
