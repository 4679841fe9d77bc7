using System;
using System.Management.Automation;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Binding;

/// <summary>Takes a venue, or the path of its <c>venue.json</c>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class VenueTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is Venue)
        {
            return value;
        }

        try
        {
            var path = engineIntrinsics.SessionState.Path.GetUnresolvedProviderPathFromPSPath(value?.ToString() ?? "");
            return VenueFile.Read(path);
        }
        catch (MigrationException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message + " " + e.Remedy, e);
        }
    }
}
