using System;
using System.Collections.Generic;
using System.Globalization;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Venues;

/// <summary>The roles of contacts that the product knows. A venue's file may have others, which stand for no party.</summary>
public static class ContactRoles
{
    /// <summary>Owner of the venue.</summary>
    public const string Owner = "Owner";

    /// <summary>Manager of the venue, not of Jupiter.</summary>
    public const string Manager = "Manager";

    /// <summary>Deputy of the venue's manager.</summary>
    public const string Deputy = "Deputy";

    /// <summary>The venue's own IT.</summary>
    public const string It = "IT";

    /// <summary>Jupiter's technical support.</summary>
    public const string Specialist = "Specialist";

    /// <summary>Jupiter's account manager, with whom the start is agreed (clauses O1 to O3).</summary>
    public const string AccountManager = "AccountManager";

    /// <summary>Jupiter as a whole, as older files have it.</summary>
    private const string Jupiter = "Jupiter";

    private static readonly Dictionary<string, ResponsibleParty> Parties = new(StringComparer.OrdinalIgnoreCase)
    {
        [Owner] = ResponsibleParty.Customer,
        [Manager] = ResponsibleParty.Customer,
        [Deputy] = ResponsibleParty.Customer,
        [It] = ResponsibleParty.Customer,
        [Specialist] = ResponsibleParty.Jupiter,
        [AccountManager] = ResponsibleParty.Jupiter,
        [Jupiter] = ResponsibleParty.Jupiter,
    };

    private static readonly HashSet<string> Acceptors = new(StringComparer.OrdinalIgnoreCase) { Owner, Manager, Deputy };

    /// <summary>Whom somebody of a role acts for.</summary>
    /// <param name="role">The role, whatever its case.</param>
    /// <returns>The party, or null when the role is not known.</returns>
    public static ResponsibleParty? PartyOf(string role) => Parties.TryGetValue(role, out var party) ? party : null;

    /// <summary>A role as people call it, in the language of the session.</summary>
    /// <param name="role">The role, as the venue's file has it.</param>
    /// <returns>Its title; one that is not known as it is written.</returns>
    public static string TitleOf(string role) =>
        PartyOf(role) is null ? role : SR.ResourceManager.GetString("ContactRole" + role.ToUpperInvariant(), CultureInfo.CurrentUICulture) ?? role;

    /// <summary>Whether somebody of a role may accept the work for the customer (clause O7).</summary>
    /// <param name="role">The role, whatever its case.</param>
    /// <returns>True for owner, manager and deputy.</returns>
    public static bool AcceptsWork(string role) => Acceptors.Contains(role);

    /// <summary>Whether somebody of a role agrees the start of the work for Jupiter (clauses O1 to O3).</summary>
    /// <param name="role">The role, whatever its case.</param>
    /// <returns>True for the account manager.</returns>
    public static bool AgreesStart(string role) => string.Equals(role, AccountManager, StringComparison.OrdinalIgnoreCase);
}
