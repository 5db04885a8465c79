package main

import (
	"go/ast"
	"go/build"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"path"
	"path/filepath"
	"sort"
	"strings"
)

// source type checks packages of components-contrib as far as that goes without what they import from elsewhere.
type source struct {
	folder   string
	files    *token.FileSet
	packages map[string]*checked
	standard types.Importer
}

type checked struct {
	path    string
	syntax  []*ast.File
	types   *types.Package
	info    *types.Info
	imports []string
}

func newSource(folder string) *source {
	files := token.NewFileSet()
	return &source{folder, files, map[string]*checked{}, importer.ForCompiler(files, "source", nil)}
}

// Import serves the type checker. Packages from elsewhere are empty: what is of their types is of an invalid type.
func (s *source) Import(name string) (*types.Package, error) {
	if inner, ok := strings.CutPrefix(name, contrib+"/"); ok {
		if loaded := s.load(inner); loaded != nil {
			return loaded.types, nil
		}
	}
	if name == "time" {
		return s.standard.Import(name)
	}
	empty := types.NewPackage(name, path.Base(name))
	empty.MarkComplete()
	return empty, nil
}

func (s *source) load(name string) *checked {
	if known, ok := s.packages[name]; ok {
		return known
	}
	s.packages[name] = nil
	folder := filepath.Join(s.folder, filepath.FromSlash(name))
	found, err := build.Default.ImportDir(folder, 0)
	if err != nil {
		return nil
	}
	loaded := &checked{path: name, info: &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{},
		Uses:  map[*ast.Ident]types.Object{},
		Defs:  map[*ast.Ident]types.Object{},
	}}
	for _, file := range found.GoFiles {
		syntax, err := parser.ParseFile(s.files, filepath.Join(folder, file), nil, 0)
		if err != nil {
			return nil
		}
		loaded.syntax = append(loaded.syntax, syntax)
	}
	config := types.Config{Importer: s, Error: func(error) {}}
	loaded.types, _ = config.Check(contrib+"/"+name, s.files, loaded.syntax, loaded.info)
	for _, each := range found.Imports {
		if inner, ok := strings.CutPrefix(each, contrib+"/"); ok {
			loaded.imports = append(loaded.imports, inner)
		}
	}
	s.packages[name] = loaded
	return loaded
}

// reach lists a package and all packages of the module that it needs, but not those of whole building blocks, whose
// functions are looked at one by one.
func (s *source) reach(names []string) []*checked {
	seen := map[string]bool{}
	var all []*checked
	var visit func(name string)
	visit = func(name string) {
		if seen[name] || isShared(name) {
			return
		}
		seen[name] = true
		if loaded := s.load(name); loaded != nil {
			all = append(all, loaded)
			for _, each := range loaded.imports {
				visit(each)
			}
		}
	}
	for _, name := range names {
		visit(name)
	}
	sort.Slice(all, func(a, b int) bool { return all[a].path < all[b].path })
	return all
}

func isShared(name string) bool {
	return !strings.Contains(name, "/") || strings.HasSuffix(name, "/utils")
}
