using System;
using System.Management.Automation;

namespace Jupiter.Migration.Binding;

/// <summary>Takes paths of inventories, an inventory, or an object that was one before it went through remoting, CLIXML or JSON.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class InventoryTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData is null ? null!
        : (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is object[] many ? Array.ConvertAll(many, Source)
        : new[] { Source(inputData) };

    private static InventorySource Source(object value) => value switch
    {
        InventorySource source => source,
        PSObject { BaseObject: InventorySource source } => source,
        _ => new InventorySource(value),
    };
}
