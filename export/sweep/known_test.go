package sweep

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

// A Word file is known again by the parts that were watched though its pictures,
// which nobody compresses, lie among them.
func TestAFileWithPicturesIsKnownAgain(t *testing.T) {
	for _, change := range []string{"", "another text", "a part less"} {
		r := &chronology.Review{}
		w := New(r, chronology.Solve(r), chronology.Version{For: chronology.ForPanel}, 0).Watch()
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for _, name := range []string{"word/document.xml", "word/media/figure1.png", "word/settings.xml"} {
			var out io.Writer
			out, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
			require.NoError(t, err)
			if picture := name == "word/media/figure1.png"; !picture {
				part := w.Part(name)
				part.Write([]byte("<p>words</p>"))
				part.Close()
				out = io.MultiWriter(out, part.Packed())
			}
			_, err = out.Write([]byte("<p>words</p>"))
			require.NoError(t, err)
		}
		require.NoError(t, z.Close())
		content := b.Bytes()
		switch change {
		case "another text":
			content = bytes.Replace(content, []byte("<p>words</p>"), []byte("<p>Words</p>"), 1)
		case "a part less":
			w.Part("word/more.xml")
		}
		archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
		require.NoError(t, err)
		assert.Equal(t, change == "", w.wrote(archive, content), change)
	}
}
