package archive_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/intake/archive"
	"throughline.org/throughline/intake/internal/making"
)

func open(file []byte) (*archive.Package, error) {
	return archive.Open(bytes.NewReader(file), int64(len(file)))
}

func TestWhatIsNotOpened(t *testing.T) {
	whole := making.Docx(making.P("x"), nil)
	compound := func(streams ...string) []byte {
		file := append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 600)...)
		for _, s := range streams {
			for _, u := range utf16.Encode([]rune(s)) {
				file = binary.LittleEndian.AppendUint16(file, u)
			}
			file = append(file, 0, 0)
		}
		return append(file, make([]byte, 600)...)
	}
	for name, c := range map[string]struct {
		file []byte
		want error
	}{
		"cut short":                    {whole[:len(whole)-40], archive.ErrDamaged},
		"cut to its beginning":         {whole[:100], archive.ErrDamaged},
		"empty":                        {nil, archive.ErrNotZip},
		"something else":               {[]byte("hello, world"), archive.ErrNotZip},
		"a document of before 2007":    {compound("Root Entry", "WordDocument"), archive.ErrOldWord},
		"a workbook of before 2007":    {compound("Root Entry", "Workbook"), archive.ErrOldExcel},
		"a mail":                       {compound("Root Entry", "__properties_version1.0"), archive.ErrOldOther},
		"under a password":             {compound("Root Entry", "EncryptionInfo", "EncryptedPackage"), archive.ErrPassword},
		"a part with a place outside":  {making.Zip(map[string]string{"../../etc/passwd": "x"}), archive.ErrUnsafe},
		"a part with a place at root":  {making.Zip(map[string]string{"/etc/passwd": "x"}), archive.ErrUnsafe},
		"a part with a drive":          {making.Zip(map[string]string{`C:\x`: "x"}), archive.ErrUnsafe},
		"a part twice":                 {making.Zip(map[string]string{"word/document.xml": "x", "Word/Document.xml": "y"}), archive.ErrUnsafe},
		"more parts than any document": {many(5000), archive.ErrTooLarge},
		"encrypted parts":              {encrypted(whole), archive.ErrPassword},
	} {
		_, err := open(c.file)
		assert.ErrorIs(t, err, c.want, name)
	}
}

func many(n int) []byte {
	parts := map[string]string{}
	for i := range n {
		parts[fmt.Sprint("p", i)] = ""
	}
	return making.Zip(parts)
}

// encrypted sets the flag of encryption in every entry of the directory.
func encrypted(file []byte) []byte {
	file = bytes.Clone(file)
	for at := 0; ; {
		i := bytes.Index(file[at:], []byte("PK\x01\x02"))
		if i < 0 {
			return file
		}
		at += i + 4
		file[at+4] |= 1
	}
}

// readAll reads a part to its end, and counts its tokens.
func readAll(t *testing.T, part string) (int, error) {
	t.Helper()
	p, err := open(making.Zip(map[string]string{"part.xml": part}))
	require.NoError(t, err)
	r, err := p.Read("part.xml")
	require.NoError(t, err)
	defer r.Close()
	for n := 0; ; n++ {
		if _, _, err := r.Next(); err == io.EOF {
			return n, nil
		} else if err != nil {
			return n, err
		}
	}
}

func TestXMLThatNoDocumentHasNeedOfIsNotRead(t *testing.T) {
	for name, c := range map[string]struct {
		xml  string
		want error
	}{
		"entities that grow":      {`<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>`, archive.ErrUnsafe},
		"an entity from outside":  {`<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>`, archive.ErrUnsafe},
		"in small letters":        {`<!doctype a><a/>`, archive.ErrUnsafe},
		"after much else":         {`<a>` + strings.Repeat("<b></b>", 2000) + `<!DOCTYPE a>`, archive.ErrUnsafe},
		"cut short":               {`<a><b>x</b>`, archive.ErrDamaged},
		"cut in a tag":            {`<a><b`, archive.ErrDamaged},
		"nested without end":      {strings.Repeat("<a>", 100000), archive.ErrUnsafe},
		"one text without end":    {`<a>` + strings.Repeat("x", 5<<20) + `</a>`, archive.ErrTooLarge},
		"one comment without end": {`<a><!--` + strings.Repeat("<>", 3<<20) + `--></a>`, archive.ErrTooLarge},
		"one tag without end":     {`<a b="` + strings.Repeat(">", 5<<20) + `"/>`, archive.ErrTooLarge},
		"plain":                   {`<a b="c">x<!-- y --><![CDATA[<z>]]></a>`, nil},
	} {
		_, err := readAll(t, c.xml)
		assert.ErrorIs(t, err, c.want, name)
	}
}

func TestTextIsDecoded(t *testing.T) {
	text := func(xml string) (string, error) {
		p, err := open(making.Zip(map[string]string{"part.xml": xml}))
		require.NoError(t, err)
		r, err := p.Read("part.xml")
		require.NoError(t, err)
		defer r.Close()
		root, there, err := r.Root()
		require.NoError(t, err)
		require.True(t, there)
		said, err := r.Text()
		return archive.Attr(root, "b") + "|" + said, err
	}
	for xml, want := range map[string]string{
		`<?xml version="1.0"?><a x:b='1 &lt; 2'>a &amp; b&#233;&#x2019;</a>`: "1 < 2|a & bé’",
		"<a>one\r\ntwo<!-- not this --><c>nor this</c> three</a>":            "|one\ntwo three",
		`<a b = "x>y" c="z"><![CDATA[<&amp;>]]></a>`:                         "x>y|<&amp;>",
		"<a>\xff</a>": "|\uFFFD",
		"\uFEFF<a/>":  "|",
		"<a>" + strings.Repeat("long ", 50000) + "</a>": "|" + strings.Repeat("long ", 50000),
	} {
		said, err := text(xml)
		require.NoError(t, err, xml)
		assert.Equal(t, want, said)
	}
	for _, xml := range []string{`<a>&c;</a>`, `<a>&amp</a>`, `<a>&#xyz;</a>`} {
		_, err := text(xml)
		assert.ErrorIs(t, err, archive.ErrDamaged, xml)
	}
}

func TestUTF16IsRead(t *testing.T) {
	coded := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune(`<?xml version="1.0" encoding="UTF-16"?><a>é</a>`)) {
		coded = binary.LittleEndian.AppendUint16(coded, u)
	}
	n, err := readAll(t, string(coded))
	require.NoError(t, err)
	assert.Equal(t, 3, n)
}

func TestUnpackingStopsWhereItIsTooMuch(t *testing.T) {
	var file bytes.Buffer
	z := zip.NewWriter(&file)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	w, err := z.Create("bomb.xml")
	require.NoError(t, err)
	piece := bytes.Repeat([]byte("<a></a>"), 1<<16)
	_, err = w.Write([]byte("<z>"))
	require.NoError(t, err)
	for range 470 { // 215 MB
		_, err = w.Write(piece)
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	assert.Less(t, file.Len(), 2<<20)
	p, err := open(file.Bytes())
	require.NoError(t, err)
	unpacked, err := p.Open("bomb.xml")
	require.NoError(t, err)
	_, err = io.Copy(io.Discard, unpacked)
	assert.ErrorIs(t, err, archive.ErrTooLarge)
}

func TestRelationsNeverLeadOutside(t *testing.T) {
	p, err := open(making.Zip(map[string]string{
		"_rels/.rels": `<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="http://evil.example/doc.xml" TargetMode="External"/>` +
			`<Relationship Id="r2" Type="x/officeDocument" Target="/word/../word/document2.xml"/></Relationships>`,
		"word/document2.xml": "<document/>",
	}))
	require.NoError(t, err)
	main, err := p.Main()
	require.NoError(t, err)
	assert.Equal(t, "word/document2.xml", main, "the main part may have any name")
	relations, err := p.Relations("")
	require.NoError(t, err)
	assert.True(t, relations[0].Outside)
	assert.Empty(t, relations[0].Target)

	p, err = open(making.Zip(map[string]string{"_rels/.rels": `<Relationships/>`}))
	require.NoError(t, err)
	_, err = p.Main()
	assert.ErrorIs(t, err, archive.ErrUnsafe)
}

func FuzzOpen(f *testing.F) {
	f.Add(making.Docx(making.P("x"), nil))
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
	f.Fuzz(func(t *testing.T, file []byte) {
		p, err := open(file)
		if err != nil {
			return
		}
		main, err := p.Main()
		if err != nil {
			return
		}
		r, err := p.Read(main)
		if err != nil {
			return
		}
		defer r.Close()
		for depth := 0; ; {
			kind, _, err := r.Next()
			if err != nil {
				return
			}
			switch kind {
			case archive.Start:
				depth++
			case archive.End:
				depth--
			}
			assert.LessOrEqual(t, depth, 512)
		}
	})
}
