namespace Jupiter.Migration.Checks;

/// <summary>Who has to act when a check does not pass (clauses O4 to O7 of the memo).</summary>
public enum ResponsibleParty
{
    /// <summary>The customer: owner, manager, the customer's own IT.</summary>
    Customer,

    /// <summary>Jupiter: technical support or the account manager.</summary>
    Jupiter,
}
