package sweep

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
)

// csvText is the cells of a table, by the headings of their columns.
func csvText(content []byte) ([]piece, error) {
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(content, []byte("\uFEFF"))))
	r.FieldsPerRecord, r.ReuseRecord = -1, true
	var headings []string
	var list []piece
	for row := 1; ; row++ {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return list, nil
		}
		if err != nil {
			return nil, err
		}
		if headings == nil {
			headings = append([]string{}, cells...)
		}
		for i, cell := range cells {
			if cell == "" || i < len(headings) && headings[i] == "uid" {
				continue
			}
			p := piece{text: cell, row: row}
			if i < len(headings) {
				p.column = headings[i]
			}
			list = append(list, p)
		}
	}
}
