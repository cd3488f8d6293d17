package separated

import (
	"bytes"
	"fmt"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
)

// decode turns UTF-16 into UTF-8, by its mark or by where its zero bytes are.
// Other text is left as it is, and may hold fields in Windows-1252, which office
// programs on Windows write: then old is set.
func decode(raw []byte) (text []byte, old bool, err error) {
	var from encoding.Encoding
	switch {
	case bytes.HasPrefix(raw, []byte{0xEF, 0xBB, 0xBF}):
		return raw[3:], true, nil
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}), bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		from = unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	case unmarked(raw) != nil:
		from = unmarked(raw)
	case !isText(raw):
		return nil, false, ErrNotText
	default:
		return raw, true, nil
	}
	text, err = from.NewDecoder().Bytes(raw)
	if err != nil {
		return nil, false, fmt.Errorf("decode table: %w", err)
	}
	if !isText(text) {
		return nil, false, ErrNotText
	}
	return text, false, nil
}

// unmarked tells the order of UTF-16 without a byte order mark: every second
// byte of plain letters is zero. It is nil for other text.
func unmarked(raw []byte) encoding.Encoding {
	var zero [2]int
	sample := raw[:min(len(raw), 1<<12)]
	for i, b := range sample {
		if b == 0 {
			zero[i%2]++
		}
	}
	switch most := len(sample) / 2; {
	case len(raw)%2 == 0 && 10*zero[1] > 7*most && 10*zero[0] < most:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case len(raw)%2 == 0 && 10*zero[0] > 7*most && 10*zero[1] < most:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// isText reports whether bytes that are no UTF-16 can be text: what is not has
// control characters throughout.
func isText(raw []byte) bool {
	controls := 0
	sample := raw[:min(len(raw), 1<<14)]
	for _, b := range sample {
		if b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != '\v' {
			controls++
		}
	}
	return 50*controls <= len(sample)
}
