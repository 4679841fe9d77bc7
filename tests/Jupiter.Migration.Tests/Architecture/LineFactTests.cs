using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Tests.Hosting;
using Mono.Cecil;
using Xunit;

namespace Jupiter.Migration.Tests.Architecture;

/// <summary>What a line of the journal tells has names, and only the kind of fact that it is knows them: one step hands another a type, not a text.</summary>
public sealed class LineFactTests
{
    private const string Facts = "Jupiter.Migration.Cases.Facts";

    // The lines that the journal writes about itself are a part of its format.
    private const string Journal = "Jupiter.Migration.Cases.Journal";

    private static readonly string[] ByName = ["get_Item", "set_Item", "TryGetValue", "ContainsKey", "Add", "Remove"];

    [Fact]
    public void Nobody_else_asks_for_a_fact_by_its_name()
    {
        using var cases = ModuleDefinition.ReadModule(StagedModule.Assembly("Jupiter.Migration.Cases"));
        var asking = cases.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody && Calls(method).Any(IsByName))
            .Select(method => Outer(method.DeclaringType)).Distinct().Where(SeesLines).ToArray();

        Assert.Contains(asking, type => type.Namespace == Facts);
        Assert.Empty(asking.Where(type => type.Namespace is not (Facts or Journal)).Select(type => type.FullName));
    }

    // Who asks other texts by name, such as the hash of a procedure, has nothing to do with lines.
    private static bool SeesLines(TypeDefinition type) => type.Methods.Concat(type.NestedTypes.SelectMany(nested => nested.Methods))
        .Where(method => method.HasBody).SelectMany(Calls).Select(call => call.DeclaringType).Append(type).Any(used => used.Namespace is Facts or Journal);

    private static IEnumerable<MethodReference> Calls(MethodDefinition method) => method.Body.Instructions.Select(step => step.Operand).OfType<MethodReference>();

    private static bool IsByName(MethodReference method) => IsTextByName(method) || IsFactByName(method);

    private static bool IsTextByName(MethodReference method) =>
        ByName.Contains(method.Name) && method.DeclaringType is GenericInstanceType { GenericArguments: [{ Name: "String" }, { Name: "String" }] };

    private static bool IsFactByName(MethodReference method) =>
        method.DeclaringType.FullName == Facts + ".LineFacts" && method.Parameters is [{ ParameterType.Name: "String" or "Func`2" }];

    private static TypeDefinition Outer(TypeDefinition type) => type.DeclaringType is { } outer ? Outer(outer) : type;
}
