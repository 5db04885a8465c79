package main

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strings"
)

// lookups finds the constant names that code looks up in a map of texts, which is what metadata is.
type lookups struct {
	source  *source
	in      *checked
	found   func(keys []string)
	visited map[types.Object]bool
	written map[*ast.IndexExpr]bool
}

func (l *lookups) visit(node ast.Node) bool {
	switch node := node.(type) {
	case *ast.AssignStmt:
		// What is written is not looked up; the rest of the statement is.
		for _, target := range node.Lhs {
			if index, ok := target.(*ast.IndexExpr); ok {
				l.written[index] = true
			}
		}
	case *ast.IndexExpr:
		if !l.written[node] && l.isMetadata(node.X) {
			l.found(l.constants(node.Index))
		}
	case *ast.CallExpr:
		l.call(node)
	case *ast.RangeStmt:
		if key, ok := node.Key.(*ast.Ident); ok && l.isMetadata(node.X) {
			l.compared(key.Name, node.Body)
		}
	}
	return true
}

// retryFields are the fields of retry.Config in github.com/dapr/kit, a module that is not read.
var retryFields = []string{"Policy", "Duration", "InitialInterval", "RandomizationFactor", "Multiplier", "MaxInterval", "MaxElapsedTime", "MaxRetries"}

// call: whoever gets metadata and a constant text looks that text up.
func (l *lookups) call(call *ast.CallExpr) {
	if selector, ok := call.Fun.(*ast.SelectorExpr); ok && selector.Sel.Name == "DecodeConfigWithPrefix" {
		for _, prefix := range l.constants(call.Args[len(call.Args)-1]) {
			for _, name := range retryFields {
				l.found([]string{prefix + name})
			}
		}
		return
	}
	given := false
	var keys []string
	for _, arg := range call.Args {
		if l.isMetadata(arg) {
			given = true
			continue
		}
		keys = append(keys, l.constants(arg)...)
		keys = append(keys, l.azure(arg)...)
	}
	if !given {
		return
	}
	l.found(keys)
	l.follow(call)
}

// follow reads the function of a whole building block that gets the metadata, such as pubsub.TLS.
func (l *lookups) follow(call *ast.CallExpr) {
	var name *ast.Ident
	switch called := call.Fun.(type) {
	case *ast.SelectorExpr:
		name = called.Sel
	case *ast.Ident:
		name = called
	default:
		return
	}
	object := l.in.info.Uses[name]
	if object == nil || object.Pkg() == nil || l.visited[object] {
		return
	}
	inner, ok := strings.CutPrefix(object.Pkg().Path(), contrib+"/")
	if !ok || !isShared(inner) {
		return
	}
	l.visited[object] = true
	loaded := l.source.load(inner)
	if loaded == nil {
		return
	}
	there := lookups{l.source, loaded, l.found, l.visited, l.written}
	for _, file := range loaded.syntax {
		for _, declaration := range file.Decls {
			function, ok := declaration.(*ast.FuncDecl)
			if ok && loaded.info.Defs[function.Name] == object {
				ast.Inspect(function, there.visit)
			}
		}
	}
}

// compared: names that a loop over metadata compares its key with.
func (l *lookups) compared(key string, body ast.Node) {
	ast.Inspect(body, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.BinaryExpr:
			if node.Op == token.EQL {
				if mentions(node.X, key) {
					l.found(l.constants(node.Y))
				}
				if mentions(node.Y, key) {
					l.found(l.constants(node.X))
				}
			}
		case *ast.CallExpr:
			if selector, ok := node.Fun.(*ast.SelectorExpr); ok && selector.Sel.Name == "EqualFold" && mentions(node, key) {
				for _, arg := range node.Args {
					l.found(l.constants(arg))
				}
			}
		case *ast.SwitchStmt:
			if node.Tag != nil && mentions(node.Tag, key) {
				for _, clause := range node.Body.List {
					for _, each := range clause.(*ast.CaseClause).List {
						l.found(l.constants(each))
					}
				}
			}
		}
		return true
	})
}

// isMetadata: a map of texts that is not part of a request or response.
func (l *lookups) isMetadata(node ast.Expr) bool {
	of := l.in.info.TypeOf(node)
	if of == nil {
		return false
	}
	texts, ok := of.Underlying().(*types.Map)
	if !ok || texts.Key().String() != "string" || texts.Elem().String() != "string" {
		return false
	}
	return !mentions(node, "req") && !mentions(node, "request") && !mentions(node, "r") && !mentions(node, "requestMetadata") && !mentions(node, "reqMetadata")
}

func (l *lookups) constants(node ast.Expr) []string {
	value := l.in.info.Types[node].Value
	if value == nil || value.Kind() != constant.String {
		return nil
	}
	text := constant.StringVal(value)
	if text == "" || strings.ContainsAny(text, " :/%|") {
		return nil
	}
	return []string{text}
}

func mentions(node ast.Node, name string) bool {
	found := false
	ast.Inspect(node, func(node ast.Node) bool {
		if ident, ok := node.(*ast.Ident); ok && ident.Name == name {
			found = true
		}
		return !found
	})
	return found
}
