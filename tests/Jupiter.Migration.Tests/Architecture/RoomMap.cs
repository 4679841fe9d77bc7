using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace Jupiter.Migration.Tests.Architecture;

/// <summary>Which namespaces of an assembly need which others of it, read off what was compiled: a using can be missing, a type can't.</summary>
internal sealed class RoomMap(string path) : IDisposable
{
    private readonly ModuleDefinition _module = ModuleDefinition.ReadModule(path);

    /// <summary>For each room the rooms that it needs, each with the first reason.</summary>
    public Dictionary<string, Dictionary<string, string>> Needs()
    {
        var rooms = _module.GetTypes().Where(IsOurs).GroupBy(Room).ToDictionary(
            room => room.Key,
            room => room.SelectMany(type => Used(type).SelectMany(Parts).OfType<TypeDefinition>().Select(used => (From: type, To: used)))
                .Where(arrow => IsOurs(arrow.To) && Room(arrow.To) != room.Key)
                .GroupBy(arrow => Room(arrow.To)).ToDictionary(used => used.Key, used => $"{Outer(used.First().From).Name} of {Outer(used.First().To).Name}"));
        return rooms;
    }

    /// <inheritdoc/>
    public void Dispose() => _module.Dispose();

    private static IEnumerable<TypeReference?> Used(TypeDefinition type) =>
        new[] { type.BaseType }
            .Concat(type.Interfaces.Select(one => one.InterfaceType))
            .Concat(type.CustomAttributes.Select(one => one.AttributeType))
            .Concat(type.Fields.Select(field => field.FieldType))
            .Concat(type.Methods.SelectMany(method => method.Parameters.Select(parameter => parameter.ParameterType)
                .Append(method.ReturnType)
                .Concat(method.HasBody ? method.Body.Variables.Select(variable => variable.VariableType).Concat(method.Body.Instructions.SelectMany(step => Named(step.Operand))) : [])));

    private static IEnumerable<TypeReference?> Named(object? operand) => operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        GenericInstanceMethod method => method.GenericArguments.Prepend(method.DeclaringType),
        MethodReference method => [method.DeclaringType],
        _ => [],
    };

    // A list of something is that something, too.
    private static IEnumerable<TypeReference?> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };

    private static bool IsOurs(TypeDefinition type) => Room(type).StartsWith("Jupiter.Migration", StringComparison.Ordinal) && Room(type) != "Jupiter.Migration.Resources";

    private static string Room(TypeDefinition type) => Outer(type).Namespace;

    private static TypeDefinition Outer(TypeDefinition type) => type.DeclaringType is { } outer ? Outer(outer) : type;
}
