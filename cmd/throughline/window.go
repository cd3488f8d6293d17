package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"

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
}

var errNoDisplay = errors.New("there is no display to open a window on; the commands of throughline --help work without one")

func openWindow(w windowFlags) error {
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return usageError{errNoDisplay}
	}
	app.SetMetadata(fyne.AppMetadata{
		ID: appID, Name: "Throughline", Version: version,
		Icon:       fyne.NewStaticResource("icon.png", assets.Icon),
		Migrations: map[string]bool{"fyneDo": true},
	})
	options := ui.Options{File: w.file, Sample: w.sample, SamplePath: w.samplePath}
	if w.reportReady {
		options.OnReady = func() { fmt.Fprintln(os.Stderr, "ready") }
	}
	if err := makeCacheFolder(); err != nil {
		return err
	}
	ui.Run(app.NewWithID(appID), options)
	return nil
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
