"""Tour of the window: four steps on the sample project, in a card beside what each is about."""
