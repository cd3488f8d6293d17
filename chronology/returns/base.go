package returns

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"fmt"
	"io"
	"strings"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/exchange"
)

// A base is a part as JSON. It says again what the events of the review say, and is
// only looked at when the agency sends something again: so it is kept packed, a
// text that begins with packedMark. Reviews from before that hold it as it is.
const packedMark = "deflate:"

// mostSent is how long a base within what others sent may become when it is unpacked.
const mostSent = 32 << 20

// writePart writes a part as the base of later returns.
func writePart(part *chronology.Review) (string, error) {
	var b strings.Builder
	b.WriteString(packedMark)
	text := base64.NewEncoder(base64.StdEncoding, &b)
	packer, err := flate.NewWriter(text, flate.BestSpeed)
	if err != nil {
		return "", fmt.Errorf("pack base: %w", err)
	}
	if err := exchange.Write(packer, part, nil); err != nil {
		return "", fmt.Errorf("write base: %w", err)
	}
	if err := packer.Close(); err != nil {
		return "", fmt.Errorf("pack base: %w", err)
	}
	if err := text.Close(); err != nil {
		return "", fmt.Errorf("pack base: %w", err)
	}
	return b.String(), nil
}

// readPart reads what writePart wrote; "" is a part with nothing in it.
func readPart(base string) (*chronology.Review, error) {
	if base == "" {
		return &chronology.Review{}, nil
	}
	part, err := exchange.Read(unpacked(base))
	if err != nil {
		return nil, fmt.Errorf("read base: %w", err)
	}
	return part, nil
}

// readSentPart is readPart for a base within what others sent.
func readSentPart(base string) (*chronology.Review, error) {
	var text bytes.Buffer
	n, err := io.Copy(&text, io.LimitReader(unpacked(base), mostSent+1))
	if err != nil {
		return nil, fmt.Errorf("unpack base: %w", err)
	}
	if n > mostSent {
		return nil, exchange.ErrTooLarge
	}
	return exchange.ReadSent(&text, n)
}

func unpacked(base string) io.Reader {
	packed, is := strings.CutPrefix(base, packedMark)
	if !is {
		return strings.NewReader(base)
	}
	return flate.NewReader(base64.NewDecoder(base64.StdEncoding, strings.NewReader(packed)))
}
