package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
)

const (
	contrib = "github.com/dapr/components-contrib"
	loaders = "github.com/dapr/dapr/pkg/components/"
)

// registration is one constructor with the names that daprd registers it under.
type registration struct {
	Block   string   `json:"block"`
	Names   []string `json:"names"`
	Version string   `json:"version"`
	// Whether it is registered with versions, so that no other version means the same.
	Versioned  bool     `json:"versioned"`
	Deprecated bool     `json:"deprecated"`
	Input      bool     `json:"input"`
	Output     bool     `json:"output"`
	Packages   []string `json:"packages"`
}

// registrations reads the files of a folder that register components.
func registrations(folder string) ([]registration, error) {
	paths, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil || len(paths) == 0 {
		return nil, fmt.Errorf("no Go files in %s", folder)
	}
	sort.Strings(paths)
	var all []registration
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		// Others are for tests, and in no released daprd.
		if !strings.Contains(string(text), "//go:build allcomponents") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, text, 0)
		if err != nil {
			return nil, err
		}
		all = merged(all, inFile(file))
	}
	return all, nil
}

// merged joins the registrations of an input and an output binding of one constructor's package.
func merged(all, more []registration) []registration {
	for _, each := range more {
		found := false
		for at := range all {
			known := &all[at]
			if known.Block == each.Block && known.Version == each.Version &&
				strings.Join(known.Names, " ") == strings.Join(each.Names, " ") {
				known.Input = known.Input || each.Input
				known.Output = known.Output || each.Output
				found = true
			}
		}
		if !found {
			all = append(all, each)
		}
	}
	return all
}

func inFile(file *ast.File) []registration {
	imports := importsOf(file)
	var found []registration
	ast.Inspect(file, func(node ast.Node) bool {
		call, ok := node.(*ast.CallExpr)
		if !ok {
			return true
		}
		method, ok := call.Fun.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		registry, ok := method.X.(*ast.SelectorExpr)
		if !ok || registry.Sel.Name != "DefaultRegistry" {
			return true
		}
		block, ok := strings.CutPrefix(imports[text(registry.X)], loaders)
		if !ok {
			return true
		}
		base := registration{
			Block:  strings.ReplaceAll(block, "/", "."),
			Input:  method.Sel.Name == "RegisterInputBinding",
			Output: method.Sel.Name == "RegisterOutputBinding",
		}
		if method.Sel.Name == "RegisterComponentWithVersions" {
			found = append(found, versions(base, call, imports)...)
			return true
		}
		base.Version = "v1"
		base.Packages = packagesIn(call.Args[0], imports)
		for _, arg := range call.Args[1:] {
			base.Names = append(base.Names, literal(arg))
		}
		found = append(found, base)
		return true
	})
	return found
}

// versions reads the arguments name, Versioning{Preferred, Others, Deprecated}.
func versions(base registration, call *ast.CallExpr, imports map[string]string) []registration {
	base.Names = []string{literal(call.Args[0])}
	base.Versioned = true
	var found []registration
	var read func(node ast.Node, deprecated bool)
	read = func(node ast.Node, deprecated bool) {
		ast.Inspect(node, func(node ast.Node) bool {
			list, ok := node.(*ast.CompositeLit)
			if !ok {
				return true
			}
			each := base
			each.Deprecated = deprecated
			for _, element := range list.Elts {
				pair, ok := element.(*ast.KeyValueExpr)
				if !ok {
					continue
				}
				switch text(pair.Key) {
				case "Version":
					each.Version = literal(pair.Value)
				case "Constructor":
					each.Packages = packagesIn(pair.Value, imports)
				case "Deprecated":
					read(pair.Value, true)
				}
			}
			if each.Version != "" {
				found = append(found, each)
			}
			return true
		})
	}
	read(call.Args[1], false)
	// What is deprecated was read twice: as part of the whole and by itself.
	unique := map[string]registration{}
	for _, each := range found {
		each.Deprecated = each.Deprecated || unique[each.Version].Deprecated
		unique[each.Version] = each
	}
	found = found[:0]
	for _, each := range unique {
		found = append(found, each)
	}
	sort.Slice(found, func(a, b int) bool { return found[a].Version < found[b].Version })
	return found
}

func importsOf(file *ast.File) map[string]string {
	imports := map[string]string{}
	for _, each := range file.Imports {
		path := literal(each.Path)
		name := path[strings.LastIndex(path, "/")+1:]
		if each.Name != nil {
			name = each.Name.Name
		}
		imports[name] = path
	}
	return imports
}

// packagesIn lists the packages of components-contrib that an expression calls; those of a building block's own types are none.
func packagesIn(node ast.Node, imports map[string]string) []string {
	found := []string{}
	ast.Inspect(node, func(node ast.Node) bool {
		selector, ok := node.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		path, ok := strings.CutPrefix(imports[text(selector.X)], contrib+"/")
		if ok && strings.Contains(path, "/") && !contains(found, path) {
			found = append(found, path)
		}
		return true
	})
	return found
}

func contains(list []string, item string) bool {
	for _, each := range list {
		if each == item {
			return true
		}
	}
	return false
}

func literal(node ast.Expr) string {
	if basic, ok := node.(*ast.BasicLit); ok {
		if value, err := strconv.Unquote(basic.Value); err == nil {
			return value
		}
	}
	return ""
}

func text(node ast.Expr) string {
	if ident, ok := node.(*ast.Ident); ok {
		return ident.Name
	}
	return ""
}
