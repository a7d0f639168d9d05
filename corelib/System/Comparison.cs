namespace System;

/// <summary>An order of values: less than zero when the first comes first.</summary>
public delegate int Comparison<in T>(T x, T y);
