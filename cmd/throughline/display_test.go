package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestADisplayThatDoesNotAnswerIsSaid(t *testing.T) {
	if runtime.GOOS != "linux" {
		return // elsewhere the environment names no display
	}
	home, file := t.TempDir(), sampleFile(t)
	binary := filepath.Join(home, "throughline")
	built, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput()
	require.NoError(t, err, string(built))
	before, err := os.ReadFile(file)
	require.NoError(t, err)
	for name, c := range map[string]struct{ display, wayland, says string }{
		"an X display":      {":987", "", `the display ":987" cannot be reached`},
		"a Wayland display": {"", "wayland-987", `the display "wayland-987" cannot be reached`},
		"none":              {"", "", "there is no display"},
	} {
		t.Run(name, func(t *testing.T) {
			p := exec.Command(binary, file)
			p.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_CACHE_HOME="+home, "XDG_RUNTIME_DIR="+home,
				"LANG=en_GB.UTF-8", "DISPLAY="+c.display, "WAYLAND_DISPLAY="+c.wayland)
			said, err := p.CombinedOutput()
			var exit *exec.ExitError
			require.True(t, errors.As(err, &exit), "%s", said)
			assert.Equal(t, 2, exit.ExitCode())
			assert.Contains(t, string(said), c.says)
			assert.Contains(t, string(said), "throughline --help")
			assert.NotContains(t, string(said), "goroutine")
			assert.NotContains(t, string(said), "GLFW")
		})
	}
	after, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, before, after)
}
