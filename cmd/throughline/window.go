package main

import (
	"encoding/json"
	"fmt"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"throughline.org/throughline/assets"
	"throughline.org/throughline/ui"
)

// appID is the one of FyneApp.toml, which stands at the root and so is not
// found by Fyne itself; a test compares them.
const appID = "org.throughline.Throughline"

type windowFlags struct {
	file, samplePath    string
	sample, reportReady bool
	reportState         bool
}

func openWindow(w windowFlags) error {
	if err := displayThere(); err != nil {
		return err
	}
	options := ui.Options{File: w.file, Sample: w.sample, SamplePath: w.samplePath, Copier: newCopier(), Frames: plainFrames}
	if w.reportReady {
		options.OnReady = func() { fmt.Fprintln(os.Stderr, "ready") }
	}
	if w.reportState {
		options.OnState = func(s ui.State) {
			line, err := json.Marshal(s)
			if err == nil { // ids, numbers and truths alone: there is nothing in it that could fail
				fmt.Fprintf(os.Stderr, "state %s\n", line)
			}
		}
	}
	a, err := newApp(appID)
	if err != nil {
		return err
	}
	ui.Run(a, options)
	return nil
}

// newApp makes the toolkit's app with an ID, under which it keeps preferences.
func newApp(id string) (fyne.App, error) {
	app.SetMetadata(fyne.AppMetadata{
		ID: id, Name: "Throughline", Version: version,
		Icon:       fyne.NewStaticResource("icon.png", assets.Icon),
		Migrations: map[string]bool{"fyneDo": true},
	})
	if err := makeCacheFolder(); err != nil {
		return nil, err
	}
	toolkit := hearToolkit(os.Stderr)
	a := app.NewWithID(id)
	if err := displayAnswers(); err != nil {
		return nil, err
	}
	return a, toolkit.pass()
}

// makeCacheFolder makes the user's cache folder where it is not there yet (a
// fresh account): Fyne keeps a folder in it and makes that one only.
func makeCacheFolder() error {
	folder, err := os.UserCacheDir()
	if err != nil {
		return fmt.Errorf("find the cache folder: %w", err)
	}
	return os.MkdirAll(folder, 0o700)
}
