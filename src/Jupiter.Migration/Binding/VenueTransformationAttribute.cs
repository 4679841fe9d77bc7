using System;
using System.Management.Automation;

namespace Jupiter.Migration.Binding;

/// <summary>Takes a venue, or the path of its <c>venue.json</c>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class VenueTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => inputData switch
    {
        null => null!,
        VenueSource or PSObject { BaseObject: VenueSource } => inputData,
        _ => new VenueSource(inputData),
    };
}
