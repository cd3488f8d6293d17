package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"throughline.org/throughline/chronology"
	agencyreturns "throughline.org/throughline/chronology/returns"
	"throughline.org/throughline/intake"
)

// isTable reports whether a return is a table rather than a pack.
func isTable(path string) bool {
	return slices.Contains([]string{".docx", ".xlsx", ".csv", ".tsv", ".txt"}, strings.ToLower(filepath.Ext(path)))
}

// table reads a later table of an agency, and the places in it that were refused.
func (flags mergeFlags) table(r *chronology.Review, path string) (*agencyreturns.Table, []string, error) {
	reading := importFlags{agency: flags.agency}
	document, agency, err := reading.readFor(r, path)
	if why := refusal(err); why != "" {
		return nil, nil, sentence{errors.New(why)}
	}
	if err != nil {
		return nil, nil, err
	}
	if agency == nil || r.Agency(agency.UID) == nil {
		return nil, nil, sentence{errors.New("the table does not say which agency of this review it is of. Nothing has been changed. Name it with --agency")}
	}
	preview := intake.NewPreview(document, r, intake.Options{Agency: agency.UID})
	t := &agencyreturns.Table{Agency: agency.UID, File: document.Name}
	if t.SHA256, err = sumOf(path); err != nil {
		return nil, nil, err
	}
	if t.Service, err = serviceNamed(r, agency.UID, flags.service); err != nil {
		return nil, nil, err
	}
	var places []string
	for _, row := range preview.InOrder() {
		if row.Event == nil {
			places = append(places, row.Place())
		}
	}
	for _, x := range preview.Entities() {
		e, isEvent := x.(*chronology.Event)
		switch {
		case !isEvent:
			t.Entities = append(t.Entities, x)
		case e.Agency == agency.UID:
			t.Events = append(t.Events, e)
		default:
			places = append(places, "a row of another agency")
		}
	}
	return t, places, nil
}

func sumOf(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
