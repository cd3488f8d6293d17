//go:build (!arm && !arm64) || darwin

package main

import "github.com/go-gl/gl/v2.1/gl"

// rendererName names what draws the window. The toolkit has made the context
// current and loaded the functions of OpenGL while it paints.
func rendererName() string { return gl.GoStr(gl.GetString(gl.RENDERER)) }
