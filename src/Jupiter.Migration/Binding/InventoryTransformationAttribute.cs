using System;
using System.Management.Automation;

namespace Jupiter.Migration.Binding;

/// <summary>Takes the path of an inventory, an inventory, or an object that was one before it went through remoting, CLIXML or JSON.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class InventoryTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => inputData switch
    {
        null => null!,
        InventorySource or PSObject { BaseObject: InventorySource } => inputData,
        _ => new InventorySource(inputData),
    };
}
