using System.Collections.Generic;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Venues.Profiles;

/// <summary>What a profile's file has to hold beyond the types of its fields: schemas/product-profile.schema.json in code.</summary>
internal static class ProfileRules
{
    /// <summary>The fields that hold what they may not.</summary>
    /// <param name="profile">The profile as it was bound.</param>
    /// <returns>The faults, without their places.</returns>
    public static IEnumerable<FileFault> Faults(ProductProfile profile) =>
    [
        .. VenueSoundness.Texts("", ("name", profile.Name)),
        .. VenueSoundness.Each("identityQueries", profile.IdentityQueries, (at, query) => VenueSoundness.Texts(at, ("title", query.Title), ("query", query.Query))),
        .. VenueSoundness.Single("businessDayQuery", profile.BusinessDayQuery, VenueSoundness.OfQuery),
        .. VenueSoundness.Each("preconditionQueries", profile.PreconditionQueries, VenueSoundness.OfQuery),
        .. VenueSoundness.Each("accountingQueries", profile.AccountingQueries, VenueSoundness.OfAccounting),
        .. VenueSoundness.Single("mainPosQuery", profile.MainPosQuery, VenueSoundness.OfText),
        .. VenueSoundness.Single("programName", profile.ProgramName, VenueSoundness.OfText),
        .. VenueSoundness.OfPort("tillPort", profile.TillPort),
        .. VenueSoundness.OfPort("serverPort", profile.ServerPort),
        .. VenueSoundness.Each("programFolders", profile.ProgramFolders, VenueSoundness.OfText),
    ];
}
