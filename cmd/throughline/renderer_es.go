//go:build (arm || arm64) && !darwin

package main

import "github.com/go-gl/gl/v3.1/gles2"

// rendererName names what draws the window. The toolkit has made the context
// current and loaded the functions of OpenGL ES, which it uses here, while it
// paints.
func rendererName() string { return gles2.GoStr(gles2.GetString(gles2.RENDERER)) }
