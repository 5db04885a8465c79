package main

import (
	"go/ast"
	"go/types"
	"reflect"
	"sort"
	"strings"
)

type field struct {
	Name       string   `json:"name"`
	Aliases    []string `json:"aliases,omitempty"`
	Type       string   `json:"type"`
	Deprecated bool     `json:"deprecated,omitempty"`
	// Building block the field is for, all if empty.
	Only string `json:"only,omitempty"`
}

type names struct {
	fields   []field
	lookups  [][]string
	packages []string
}

// namesOf collects what the constructors of packages may read of a component's metadata.
func (s *source) namesOf(packages []string) names {
	found := names{fields: []field{}, lookups: [][]string{}, packages: []string{}}
	seen := map[string]bool{}
	add := func(more ...field) {
		for _, each := range more {
			key := strings.ToLower(each.Name)
			if !seen[key] {
				seen[key] = true
				found.fields = append(found.fields, each)
			}
		}
	}
	known := map[string]bool{}
	look := func(keys []string) {
		id := strings.Join(keys, "|")
		if len(keys) > 0 && !known[id] {
			known[id] = true
			found.lookups = append(found.lookups, keys)
		}
	}
	for _, each := range s.reach(packages) {
		found.packages = append(found.packages, each.path)
		add(decodedFields(each)...)
		finder := lookups{s, each, look, map[types.Object]bool{}, map[*ast.IndexExpr]bool{}}
		for _, file := range each.syntax {
			ast.Inspect(file, finder.visit)
		}
	}
	sort.Slice(found.fields, func(a, b int) bool { return found.fields[a].Name < found.fields[b].Name })
	sort.Slice(found.lookups, func(a, b int) bool {
		return strings.Join(found.lookups[a], "|") < strings.Join(found.lookups[b], "|")
	})
	return found
}

// decodedFields lists the fields of structs that are given to a function that decodes metadata, and of structs with
// tags for it, which are decoded elsewhere.
func decodedFields(in *checked) []field {
	var fields []field
	for _, file := range in.syntax {
		ast.Inspect(file, func(node ast.Node) bool {
			switch node := node.(type) {
			case *ast.CallExpr:
				if selector, ok := node.Fun.(*ast.SelectorExpr); ok && strings.Contains(selector.Sel.Name, "Decode") && len(node.Args) == 2 {
					fields = append(fields, fieldsOf(in.info.TypeOf(node.Args[1]), true)...)
				}
			case *ast.TypeSpec:
				if object := in.info.Defs[node.Name]; object != nil {
					fields = append(fields, fieldsOf(object.Type(), false)...)
				}
			}
			return true
		})
	}
	return fields
}

// fieldsOf reads a struct as mapstructure does. `all`: fields without a tag count, by their own name.
func fieldsOf(of types.Type, all bool) []field {
	for {
		pointer, ok := of.(*types.Pointer)
		if !ok {
			break
		}
		of = pointer.Elem()
	}
	if of == nil {
		return nil
	}
	structure, ok := of.Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	var fields []field
	for at := range structure.NumFields() {
		member := structure.Field(at)
		tag := reflect.StructTag(structure.Tag(at))
		name, options, _ := strings.Cut(tag.Get("mapstructure"), ",")
		if strings.Contains(options, "squash") {
			fields = append(fields, fieldsOf(member.Type(), all)...)
			continue
		}
		if !member.Exported() || name == "-" || member.Embedded() || (name == "" && !all) {
			continue
		}
		if name == "" {
			name = member.Name()
		}
		fields = append(fields, field{
			Name:       name,
			Aliases:    list(tag.Get("mapstructurealiases")),
			Type:       member.Type().String(),
			Deprecated: tag.Get("mddeprecated") == "true",
			Only:       tag.Get("mdonly"),
		})
	}
	return fields
}

func list(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, ",")
}
