package sweep_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/export"
	"throughline.org/throughline/export/sweep"
)

// watched writes a review while it is watched.
func watched(t *testing.T, r *chronology.Review, ending string) ([]byte, *sweep.Watch, *sweep.Sweeper) {
	t.Helper()
	format, known := export.FormatOf("x" + ending)
	require.True(t, known)
	d := chronology.Solve(r)
	s := sweep.New(r, d, chronology.Version{For: chronology.ForPanel}, printed)
	w := s.Watch()
	var b bytes.Buffer
	_, err := format.Write(&b, r, d, export.Options{Printed: printed, Comments: true, Watch: w})
	require.NoError(t, err)
	return b.Bytes(), w, s
}

// What was watched while it was written is found as it is found in the file alone:
// the same findings, at the same places, in the same order.
func TestAWatchedFileTellsWhatTheFileAloneTells(t *testing.T) {
	r := seeded(traps())
	for _, ending := range swept {
		content, w, s := watched(t, r, ending)
		found, err := w.File("review"+ending, content)
		require.NoError(t, err)
		alone, err := s.File("review"+ending, content)
		require.NoError(t, err)
		assert.Equal(t, alone, found, ending)
		assert.Greater(t, len(found), 20, ending)
	}
}

// A file that is not made of what was watched is searched itself.
func TestWhatWasNotWatchedIsReadFromTheFile(t *testing.T) {
	for _, ending := range []string{".docx", ".xlsx"} {
		for what, change := range map[string]func(*zip.Writer, *zip.File, []byte){
			"another text in a part": func(z *zip.Writer, f *zip.File, content []byte) {
				out, err := z.Create(f.Name)
				require.NoError(t, err)
				_, err = out.Write(bytes.Replace(content, []byte("Visit number 1"), []byte("Visit of Thornbury"), 1))
				require.NoError(t, err)
			},
			"a comment on a part": func(z *zip.Writer, f *zip.File, content []byte) {
				out, err := z.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate, Comment: "Thornbury"})
				require.NoError(t, err)
				_, err = out.Write(content)
				require.NoError(t, err)
			},
		} {
			content, w, _ := watched(t, clean(3), ending)
			found, err := w.File("x"+ending, rezipped(t, content, change))
			require.NoError(t, err)
			assert.NotEmpty(t, found, "%s in %s", what, ending)
		}
	}
	content, w, _ := watched(t, clean(3), ".pdf")
	other, _ := file(t, seeded([]trap{{"Thornbury", sweep.Name}}), ".pdf", chronology.Version{For: chronology.ForPanel})
	require.NotEqual(t, content, other)
	found, err := w.File("x.pdf", other)
	require.NoError(t, err)
	assert.NotEmpty(t, found)
}

// rezipped is an archive whose parts are written anew.
func rezipped(t *testing.T, content []byte, write func(*zip.Writer, *zip.File, []byte)) []byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	require.NoError(t, err)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range archive.File {
		r, err := f.Open()
		require.NoError(t, err)
		part, err := io.ReadAll(r)
		require.NoError(t, err)
		write(z, f, part)
	}
	require.NoError(t, z.Close())
	return b.Bytes()
}

// However a part is cut while it is written, its text is the same.
func TestAPartIsReadAlikeHoweverItIsCut(t *testing.T) {
	r := clean(3)
	s := sweep.New(r, chronology.Solve(r), chronology.Version{For: chronology.ForPanel}, printed)
	text := `<w:p><w:r><w:t>Thorn</w:t></w:r><w:r><w:t>bury &amp; Jane</w:t></w:r></w:p><!-- Mary --><w:p w:alias="told by &#74;ane > Mark"/>` +
		strings.Repeat(`<w:p><w:pPr><w:b/></w:pPr><w:t>Kowalczyk</w:t><w:br/><w:t>left</w:t></w:p>`, 5)
	var want []sweep.Finding
	for size := len(text); size > 0; size-- {
		var b bytes.Buffer
		z, w := zip.NewWriter(&b), s.Watch()
		part := w.Part("word/document.xml")
		for at := 0; at < len(text); at += size {
			part.Write([]byte(text[at:min(len(text), at+size)]))
		}
		part.Close()
		out, err := z.CreateHeader(&zip.FileHeader{Name: "word/document.xml", Method: zip.Store})
		require.NoError(t, err)
		_, err = io.MultiWriter(out, part.Packed()).Write([]byte(text))
		require.NoError(t, err)
		require.NoError(t, z.Close())
		found, err := w.File("x.docx", b.Bytes())
		require.NoError(t, err)
		if want == nil {
			want = found
			require.Len(t, want, 10)
		}
		require.Equal(t, want, found, "in pieces of %d", size)
	}
}

// What is long and lent is searched where it lies, between what is short.
func TestALongPartIsReadWhereItLies(t *testing.T) {
	r := clean(3)
	s := sweep.New(r, chronology.Solve(r), chronology.Version{For: chronology.ForPanel}, printed)
	cells := strings.Repeat(`<c r="B7" t="inlineStr"><is><t>A visit to the family, as usual.</t></is></c>`, 4000)
	named := `<c r="C8" t="inlineStr"><is><t>Seen by Jane Thornbury</t></is></c>`
	pieces := []string{`<sheetData>` + named[:20], named[20:] + cells + named + cells, named[:50], named[50:] + cells, cells + named, `</sheetData>`}
	text := strings.Join(pieces, "")
	var b bytes.Buffer
	z, w := zip.NewWriter(&b), s.Watch()
	part := w.Part("xl/worksheets/sheet1.xml")
	for _, piece := range pieces {
		lent := []byte(piece)
		done := part.Lend(lent)
		done()
		clear(lent) // it is the writer's again
	}
	part.Close()
	out, err := z.CreateHeader(&zip.FileHeader{Name: "xl/worksheets/sheet1.xml", Method: zip.Store})
	require.NoError(t, err)
	_, err = io.MultiWriter(out, part.Packed()).Write([]byte(text))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	found, err := w.File("x.xlsx", b.Bytes())
	require.NoError(t, err)
	alone, err := s.File("x.xlsx", b.Bytes())
	require.NoError(t, err)
	assert.Equal(t, alone, found)
	assert.Len(t, found, 4)
}

// However a text is cut while it is written, its cells and strings are the same, and
// one that is none of its kind is refused.
func TestATextIsReadAlikeHoweverItIsCut(t *testing.T) {
	r := seeded([]trap{{"Thornbury", sweep.Name}})
	s := sweep.New(r, chronology.Solve(r), chronology.Version{For: chronology.ForPanel}, printed)
	refused := 0
	for ending, texts := range map[string][]string{
		".csv": {
			"\uFEFFwhen,what,uid\r\n1,\"Seen \"\"by\"\"\nThornbury, Jane\",Jane\r\n\"2\",Thornbury,\"\"\r\n3,,Thornbury\n4,Mary Thornbury",
			"what\n\"Thornbury\"x\n", "what\n\"Thornbury\n",
		},
		".json": {
			`{"who": ["Thornbury", {"name": "Jane \"Thornbury\"", "uid": 12345678, "many": [[], {}, [true, -1.5e3]]}], "Thornbury": "Th\u006frnbury"}` + "\n",
			`"Jane Thornbury"`, `12.5`, ` [ "Jane Thornbury" ] `,
			`{"a": "Thornbury"`, `["Thornbury"}`, `{"a"}`, `{"a": }`, `{1: 2}`, `[nul]`, `["Thornbury] `, `{} "Thornbury"`, "{}\x00 [\"Thornbury\"]", "", `["\u00"]`, `["\`,
		},
	} {
		for _, text := range texts {
			want, wrong := s.File("x"+ending, []byte(text))
			if wrong != nil {
				refused++
			}
			for size := 1; size <= len(text); size++ {
				var b bytes.Buffer
				w := s.Watch()
				out := w.Text(ending, &b)
				for at := 0; at < len(text); at += size {
					_, err := out.Write([]byte(text[at:min(len(text), at+size)]))
					require.NoError(t, err)
				}
				require.NoError(t, out.Close())
				require.Equal(t, text, b.String())
				found, err := w.File("x"+ending, b.Bytes())
				require.Equal(t, wrong, err, "%s in pieces of %d", text, size)
				require.Equal(t, want, found, "%s in pieces of %d", text, size)
				other, err := w.File("x"+ending, append([]byte(`"Kowalczyk",`), b.Bytes()...))
				require.True(t, err != nil || len(other) > len(want), "what was not watched is searched")
			}
		}
	}
	assert.Equal(t, 14, refused)
}
